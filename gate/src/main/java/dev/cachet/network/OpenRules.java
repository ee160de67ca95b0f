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

  private static final Space IPV4 =
      new Space(AddressBlock.of("0.0.0.0/0"), 31, "IPv4 address", false);
  private static final Space IPV6 =
      new Space(AddressBlock.of("2000::/3"), 124, "IPv6 address", false);

  /** Addresses of IPv6 in which addresses of IPv4 stand: RFC 6052, 8215, 3056, 4380. */
  private static final List<Space> IPV4_IN_IPV6 =
      List.of(
          inIpv6("64:ff9b::/96", 31, "NAT64"),
          inIpv6("64:ff9b:1::/48", 31, "NAT64"),
          inIpv6("2002::/16", 111, "6to4"),
          inIpv6("2001::/32", 95, "Teredo"));

  private final NetworkLint lint;
  private final Optional<SiteBinding> binding;

  private OpenRules(NetworkLint lint, Optional<SiteBinding> binding) {
    this.lint = lint;
    this.binding = binding;
  }

  /**
   * Where everybody is.
   *
   * @param block the addresses
   * @param half so many bits of address are half of them
   * @param title of one of them
   * @param within whether a block that reaches beyond is about something else
   */
  private record Space(AddressBlock block, int half, String title, boolean within) {
    IpFamily family() {
      return block.family();
    }

    boolean counts(AddressBlock other) {
      return !within || block.contains(other);
    }
  }

  private static Space inIpv6(String block, int half, String how) {
    String title = "IPv4 address by " + how + " (" + block + ")";
    return new Space(AddressBlock.of(block), half, title, true);
  }

  static void check(NetworkLint lint, Optional<SiteBinding> binding) {
    OpenRules rules = new OpenRules(lint, binding);
    for (Direction direction : Direction.values()) {
      for (Protocol.IpProtocol protocol : Protocol.IpProtocol.values()) {
        rules.check(direction, protocol, IPV4);
        if (!rules.check(direction, protocol, IPV6)) {
          IPV4_IN_IPV6.forEach(space -> rules.check(direction, protocol, space));
        }
      }
    }
  }

  /** What one flow allows to some ports of one protocol. */
  private record Opening(Flow flow, List<AddressBlock> blocks, PortRange ports) {}

  /** Returns whether it was told that everybody of a space is let through. */
  private boolean check(Direction direction, Protocol.IpProtocol protocol, Space space) {
    List<Opening> openings = openings(direction, protocol, space.family());
    Set<String> flows = new LinkedHashSet<>();
    int openPorts = 0;
    List<Integer> bounds = bounds(openings);
    for (int i = 0; i + 1 < bounds.size(); i++) {
      int low = bounds.get(i);
      List<Opening> here = openings.stream().filter(o -> o.ports().contains(low)).toList();
      if (isEverybody(here, space)) {
        openPorts += bounds.get(i + 1) - low;
        List<Opening> alone =
            here.stream().filter(one -> isEverybody(List.of(one), space)).toList();
        (alone.isEmpty() ? here : alone).forEach(one -> flows.add(one.flow().id()));
      }
    }
    if (!flows.isEmpty()) {
      tell(direction, space, flows, protocol, openPorts);
    }
    return !flows.isEmpty();
  }

  private void tell(
      Direction direction,
      Space space,
      Set<String> flows,
      Protocol.IpProtocol protocol,
      int openPorts) {
    String subject = String.join(", ", flows);
    String what =
        (flows.size() == 1 ? "lets " : "together let ")
            + (direction == Direction.INBOUND ? "any " : "the device call any ")
            + space.title()
            + (direction == Direction.INBOUND ? " call the device" : "");
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

  /** Whether the addresses together are half of those of a space, or more. */
  private static boolean isEverybody(List<Opening> openings, Space space) {
    List<AddressBlock> sorted =
        openings.stream()
            .flatMap(opening -> opening.blocks().stream())
            .filter(space::counts)
            .sorted((a, b) -> a.first().compareTo(b.first()))
            .toList();
    BigInteger sum = BigInteger.ZERO;
    BigInteger next = space.block().first();
    for (AddressBlock block : sorted) {
      BigInteger first = block.first().max(next);
      BigInteger last = block.last().min(space.block().last());
      if (first.compareTo(last) <= 0) {
        sum = sum.add(last.subtract(first)).add(BigInteger.ONE);
        next = last.add(BigInteger.ONE);
      }
    }
    return sum.compareTo(BigInteger.ONE.shiftLeft(space.half())) >= 0;
  }
}
