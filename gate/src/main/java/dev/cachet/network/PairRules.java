package dev.cachet.network;

import dev.cachet.finding.Severity;
import dev.cachet.flow.Direction;
import dev.cachet.flow.Flow;
import dev.cachet.flow.Peer;
import dev.cachet.flow.Protocol;
import java.util.List;

/** What flows say together. */
final class PairRules {
  private static final int DNS_PORT = 53;
  private static final int DNS_OVER_TLS_PORT = 853;

  private PairRules() {}

  static void check(NetworkLint lint) {
    List<Flow> flows = lint.profile().flows();
    for (int i = 0; i < flows.size(); i++) {
      checkTwin(lint, i, flows);
      for (int j = 0; j < i; j++) {
        if (sameTraffic(flows.get(j), flows.get(i))) {
          lint.warning(
              "network.same-flow",
              i,
              "",
              "says again what flow " + flows.get(j).id() + " says; declare it once");
          break;
        }
      }
    }
    checkNames(lint, flows);
  }

  /** UDP has no handshake: whoever can forge the peer's address reaches the device. */
  private static void checkTwin(NetworkLint lint, int index, List<Flow> flows) {
    Flow flow = flows.get(index);
    boolean alone =
        flow.direction() == Direction.INBOUND
            && !(flow.peer() instanceof Peer.Group)
            && isUdp(flow)
            && flows.stream()
                .noneMatch(
                    twin ->
                        twin.direction() == Direction.OUTBOUND
                            && isUdp(twin)
                            && twin.peer().equals(flow.peer()));
    if (alone) {
      lint.warning(
          "network.udp-inbound",
          index,
          "/direction",
          "lets in UDP that nobody asked for, and the device opens no UDP flow to "
              + flow.peer().text()
              + "; if these are answers, declare the outbound flow instead");
    }
  }

  private static boolean isUdp(Flow flow) {
    return flow.transports().stream().anyMatch(each -> each.protocol() == Protocol.IpProtocol.UDP);
  }

  private static boolean sameTraffic(Flow one, Flow other) {
    return one.direction() == other.direction()
        && one.peer().equals(other.peer())
        && one.transports().stream()
            .anyMatch(a -> other.transports().stream().anyMatch(b -> overlap(a, b)));
  }

  private static boolean overlap(Protocol.Transport one, Protocol.Transport other) {
    if (one.protocol() != other.protocol()) {
      return false;
    }
    return one.ports().isEmpty()
        || one.ports().stream()
            .anyMatch(
                a ->
                    other.ports().stream()
                        .anyMatch(b -> a.low() <= b.high() && b.low() <= a.high()));
  }

  private static void checkNames(NetworkLint lint, List<Flow> flows) {
    List<String> names =
        flows.stream()
            .map(Flow::peer)
            .filter(Peer.Name.class::isInstance)
            .map(Peer::text)
            .distinct()
            .toList();
    if (!names.isEmpty() && flows.stream().noneMatch(PairRules::resolves)) {
      lint.whole(
          Severity.WARNING,
          "network.dns-not-declared",
          "DNS",
          "peers are named ("
              + String.join(", ", names)
              + ") and no flow lets the device ask the DNS; a name does not imply it, so declare a"
              + " flow with protocol dns");
    }
  }

  private static boolean resolves(Flow flow) {
    return flow.direction() == Direction.OUTBOUND
        && flow.transports().stream()
            .flatMap(each -> each.ports().stream())
            .anyMatch(range -> range.contains(DNS_PORT) || range.contains(DNS_OVER_TLS_PORT));
  }
}
