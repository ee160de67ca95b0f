package dev.cachet.network;

import dev.cachet.address.AddressBlock;
import dev.cachet.address.IpFamily;
import dev.cachet.finding.Severity;
import dev.cachet.flow.Direction;
import dev.cachet.flow.Flow;
import dev.cachet.flow.Peer;
import dev.cachet.flow.PortRange;
import dev.cachet.flow.Protocol;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Finds flows that everybody may use. What counts is what flows allow together: two halves of the
 * address space are everybody, and so are a hundred parts of it.
 */
final class OpenRules {
  /** So many ports are all of them. */
  private static final int ALL_PORTS = 32_768;

  private static final AddressBlock GLOBAL_IPV6 = AddressBlock.of("2000::/3");

  private final NetworkLint lint;
  private final Optional<SiteBinding> binding;

  private OpenRules(NetworkLint lint, Optional<SiteBinding> binding) {
    this.lint = lint;
    this.binding = binding;
  }

  static void check(NetworkLint lint, Optional<SiteBinding> binding) {
    OpenRules rules = new OpenRules(lint, binding);
    for (Direction direction : Direction.values()) {
      for (Protocol.IpProtocol protocol : Protocol.IpProtocol.values()) {
        for (IpFamily family : IpFamily.values()) {
          rules.check(direction, protocol, family);
        }
      }
    }
  }

  /** What one flow allows to some ports of one protocol. */
  private record Opening(Flow flow, List<AddressBlock> blocks, PortRange ports) {}

  private void check(Direction direction, Protocol.IpProtocol protocol, IpFamily family) {
    List<Opening> openings = openings(direction, protocol, family);
    Set<String> flows = new LinkedHashSet<>();
    int openPorts = 0;
    List<Integer> bounds = bounds(openings);
    for (int i = 0; i + 1 < bounds.size(); i++) {
      int low = bounds.get(i);
      List<Opening> here = openings.stream().filter(o -> o.ports().contains(low)).toList();
      if (isEverybody(here, family)) {
        openPorts += bounds.get(i + 1) - low;
        List<Opening> alone =
            here.stream().filter(one -> isEverybody(List.of(one), family)).toList();
        (alone.isEmpty() ? here : alone).forEach(one -> flows.add(one.flow().id()));
      }
    }
    if (!flows.isEmpty()) {
      tell(direction, family, flows, protocol, openPorts);
    }
  }

  private void tell(
      Direction direction,
      IpFamily family,
      Set<String> flows,
      Protocol.IpProtocol protocol,
      int openPorts) {
    String subject = String.join(", ", flows);
    String what =
        (flows.size() == 1 ? "lets " : "together let ")
            + (direction == Direction.INBOUND ? "any " : "the device call any ")
            + family.title()
            + (direction == Direction.INBOUND ? " address call the device" : " address");
    if (protocol != Protocol.IpProtocol.ICMP_ECHO && openPorts >= ALL_PORTS) {
      lint.whole(
          Severity.ERROR,
          "network.any-to-any",
          subject,
          what + " on " + openPorts + " ports; this restricts nothing: name peers and ports");
    } else if (direction == Direction.INBOUND) {
      lint.whole(
          Severity.ERROR, "network.any-inbound", subject, what + "; name the peers, or a role");
    } else {
      lint.whole(
          Severity.WARNING,
          "network.any-outbound",
          subject,
          what + "; name the peers if they can be known");
    }
  }

  private List<Opening> openings(
      Direction direction, Protocol.IpProtocol protocol, IpFamily family) {
    List<Opening> openings = new ArrayList<>();
    for (Flow flow : lint.profile().flows()) {
      List<AddressBlock> blocks =
          known(flow.peer()).stream().filter(block -> block.family() == family).toList();
      if (flow.direction() != direction || blocks.isEmpty()) {
        continue;
      }
      for (Protocol.Transport transport : flow.transports()) {
        if (transport.protocol() == protocol) {
          List<PortRange> ports =
              transport.ports().isEmpty() ? List.of(new PortRange(1, 1)) : transport.ports();
          ports.forEach(range -> openings.add(new Opening(flow, blocks, range)));
        }
      }
    }
    return openings;
  }

  private List<AddressBlock> known(Peer peer) {
    SiteBinding site = binding.orElse(SiteBinding.NOTHING_KNOWN);
    return site.addresses(peer).orElse(List.of());
  }

  private static List<Integer> bounds(List<Opening> openings) {
    TreeSet<Integer> bounds = new TreeSet<>();
    for (Opening opening : openings) {
      bounds.add(opening.ports().low());
      bounds.add(opening.ports().high() + 1);
    }
    return List.copyOf(bounds);
  }

  /** Whether the addresses together are half of those that hosts of the family have, or more. */
  private static boolean isEverybody(List<Opening> openings, IpFamily family) {
    BigInteger enough =
        family == IpFamily.IPV4
            ? BigInteger.ONE.shiftLeft(IpFamily.IPV4.bits() - 1)
            : BigInteger.ONE.shiftLeft(IpFamily.IPV6.bits() - GLOBAL_IPV6.prefix() - 1);
    List<AddressBlock> sorted =
        openings.stream()
            .flatMap(opening -> opening.blocks().stream())
            .sorted((a, b) -> a.first().compareTo(b.first()))
            .toList();
    BigInteger sum = BigInteger.ZERO;
    BigInteger next = family == IpFamily.IPV4 ? BigInteger.ZERO : GLOBAL_IPV6.first();
    BigInteger end = family == IpFamily.IPV4 ? null : GLOBAL_IPV6.last();
    for (AddressBlock block : sorted) {
      BigInteger first = block.first().max(next);
      BigInteger last = end == null ? block.last() : block.last().min(end);
      if (first.compareTo(last) <= 0) {
        sum = sum.add(last.subtract(first)).add(BigInteger.ONE);
        next = last.add(BigInteger.ONE);
      }
    }
    return sum.compareTo(enough) >= 0;
  }
}
