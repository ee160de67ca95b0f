package dev.cachet.change;

import dev.cachet.flow.DataClass;
import dev.cachet.flow.Direction;
import dev.cachet.flow.Flow;
import dev.cachet.flow.PortRange;
import dev.cachet.flow.Protocol;
import dev.cachet.network.NetworkProfile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What became of the flows of the network profiles. A purpose can only keep two flows apart: no
 * wording of it makes a new flow harmless.
 */
final class FlowComparison {
  private static final PortRange NO_PORT = new PortRange(1, 1);

  private final ReasonDraft draft;

  FlowComparison(ReasonDraft draft) {
    this.draft = draft;
  }

  /** One range of ports of one protocol of a flow. */
  private record Piece(Flow flow, Protocol.IpProtocol protocol, PortRange ports) {
    boolean isSameWay(Piece other) {
      return flow.direction() == other.flow.direction()
          && flow.peer().equals(other.flow.peer())
          && protocol == other.protocol;
    }

    boolean holds(Piece other) {
      return ports.low() <= other.ports.low() && other.ports.high() <= ports.high();
    }

    boolean meets(Piece other) {
      return ports.low() <= other.ports.high() && other.ports.low() <= ports.high();
    }

    /** The same connection under another port, so that one may be the other with encryption. */
    boolean isTwin(Piece other) {
      return isSameWay(other)
          && flow.purpose().equals(other.flow.purpose())
          && flow.data() == other.flow.data();
    }
  }

  void compare(Optional<NetworkProfile> before, Optional<NetworkProfile> after) {
    if (before.isEmpty() && after.isEmpty()) {
      return;
    }
    if (before.isEmpty() || after.isEmpty()) {
      String which = before.isEmpty() ? "the older release" : "the newer release";
      draft.add("change.profile-missing", which, "", "");
      return;
    }
    List<Flow> old = before.get().flows();
    List<Flow> now = after.get().flows();
    if (now.isEmpty() && !old.isEmpty()) {
      draft.add("change.profile-empty", "the profile of the newer release", "", "");
    }
    compare(pieces(old), pieces(now));
  }

  private void compare(List<Piece> old, List<Piece> now) {
    List<Piece> added = new ArrayList<>();
    for (Piece one : now) {
      Optional<Piece> was =
          old.stream().filter(other -> one.isSameWay(other) && other.holds(one)).findFirst();
      was.ifPresentOrElse(other -> kept(other, one), () -> added.add(one));
    }
    List<Piece> gone = new ArrayList<>();
    for (Piece one : old) {
      if (now.stream().noneMatch(other -> one.isSameWay(other) && one.meets(other))) {
        gone.add(one);
      }
    }
    for (Piece one : added) {
      Optional<Piece> twin =
          gone.stream()
              .filter(one::isTwin)
              .filter(other -> changesProtection(other, one))
              .findFirst();
      twin.ifPresentOrElse(
          other -> {
            gone.remove(other);
            protection(other, one);
          },
          () -> added(one));
    }
    gone.forEach(this::gone);
  }

  private void kept(Piece old, Piece now) {
    if (changesProtection(old, now)) {
      protection(old, now);
    }
    if (now.flow().data().compareTo(old.flow().data()) > 0) {
      draft.add(
          "change.flow-data",
          now.flow().text(),
          old.flow().data().word(),
          now.flow().data().word());
    }
  }

  private static boolean changesProtection(Piece old, Piece now) {
    return old.flow().encryption().protects() != now.flow().encryption().protects();
  }

  private void protection(Piece old, Piece now) {
    boolean better = now.flow().encryption().protects();
    draft.add(
        better ? "change.flow-encrypted" : "change.flow-unencrypted",
        "flow " + now.flow().id(),
        old.flow().text(),
        now.flow().text());
  }

  private void added(Piece one) {
    boolean listens =
        one.flow().direction() == Direction.INBOUND
            && one.protocol() != Protocol.IpProtocol.ICMP_ECHO;
    draft.add(
        listens ? "change.flow-listening" : "change.flow-added",
        "flow " + one.flow().id(),
        "",
        one.flow().text());
  }

  private void gone(Piece one) {
    boolean data = one.flow().data().compareTo(DataClass.CREDENTIALS) > 0;
    boolean port = one.flow().direction() == Direction.INBOUND && !data;
    draft.add(
        port ? "change.flow-port-closed" : "change.flow-channel-closed",
        "flow " + one.flow().id(),
        one.flow().text(),
        "");
  }

  private static List<Piece> pieces(List<Flow> flows) {
    List<Piece> pieces = new ArrayList<>();
    for (Flow flow : flows) {
      for (Protocol.Transport transport : flow.transports()) {
        List<PortRange> ports = transport.ports().isEmpty() ? List.of(NO_PORT) : transport.ports();
        ports.forEach(range -> pieces.add(new Piece(flow, transport.protocol(), range)));
      }
    }
    return pieces;
  }
}
