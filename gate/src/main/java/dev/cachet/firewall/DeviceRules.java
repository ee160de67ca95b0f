package dev.cachet.firewall;

import dev.cachet.address.AddressBlock;
import dev.cachet.address.IpFamily;
import dev.cachet.flow.Direction;
import dev.cachet.flow.Flow;
import dev.cachet.flow.Peer;
import dev.cachet.flow.PortRange;
import dev.cachet.flow.Protocol;
import dev.cachet.network.SiteProfile;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The pieces that both directions are written with. */
final class DeviceRules {
  static final String FROM = "cachet_from_device";
  static final String TO = "cachet_to_device";
  static final String SPOOFED = "cachet_spoofed";
  static final String REFUSED = "cachet_refused";

  /** Not the begin of a connection is no connection, whatever port it comes from. */
  private static final String BEGIN = "tcp flags & (fin | syn | rst | ack) == syn ";

  private final SiteProfile site;

  DeviceRules(SiteProfile site) {
    this.site = site;
  }

  /**
   * What belongs to a flow that was let in. Only ICMP errors are related: a helper of the firewall
   * must not open ports that nobody declared.
   */
  static List<String> answers() {
    return List.of(
        "ct state invalid goto " + REFUSED,
        "ct state established counter accept comment \"answers\"",
        "ct state related icmp type { destination-unreachable, time-exceeded, parameter-problem }"
            + accept("icmp-errors"),
        "ct state related icmpv6 type { destination-unreachable, packet-too-big, time-exceeded,"
            + " parameter-problem }"
            + accept("icmpv6-errors"));
  }

  static String accept(String comment) {
    return " counter accept comment \"" + comment + "\"";
  }

  List<AddressBlock> device(IpFamily family) {
    return site.binding().deviceAddresses().stream()
        .filter(address -> address.family() == family)
        .toList();
  }

  List<Flow> flows(Direction direction) {
    return site.profile().flows().stream().filter(flow -> flow.direction() == direction).toList();
  }

  List<Flow> flows(Protocol protocol) {
    return site.profile().flows().stream().filter(flow -> flow.protocol() == protocol).toList();
  }

  /** Those of DHCPv6: none of a device without an address of IPv6 at the site, as the lint says. */
  List<Flow> dhcpv6() {
    return device(IpFamily.IPV6).isEmpty() ? List.of() : flows(Protocol.DHCPV6);
  }

  /** The groups of a family that the device receives. */
  List<AddressBlock> received(IpFamily family) {
    return flows(Direction.INBOUND).stream()
        .map(Flow::peer)
        .filter(Peer.Group.class::isInstance)
        .map(peer -> ((Peer.Group) peer).address())
        .filter(address -> address.family() == family)
        .distinct()
        .toList();
  }

  List<AddressBlock> peers(Flow flow, IpFamily family) {
    return site.addresses(flow).stream().filter(block -> block.family() == family).toList();
  }

  /** One rule a protocol of a flow; nothing of one flow is ever combined with another's. */
  static List<String> flow(Flow flow, IpFamily family, String addresses) {
    List<String> rules = new ArrayList<>();
    for (Protocol.Transport transport : flow.transports()) {
      String match =
          switch (transport.protocol()) {
            case TCP -> "tcp dport " + ports(transport.ports()) + " " + BEGIN;
            case UDP -> "udp dport " + ports(transport.ports()) + " ";
            case ICMP_ECHO -> (family == IpFamily.IPV4 ? "icmp" : "icmpv6") + " type echo-request ";
          };
      rules.add(addresses + " " + match + "ct state new" + accept("flow " + flow.id()));
    }
    return rules;
  }

  static String word(IpFamily family) {
    return family == IpFamily.IPV4 ? "ip" : "ip6";
  }

  /** Everybody of a family is every host of it: groups are declared by their own flows. */
  static String hosts(String side, IpFamily family, List<AddressBlock> blocks) {
    String match = word(family) + " " + side + " ";
    if (blocks.stream().anyMatch(block -> block.prefix() == 0)) {
      return match
          + (family == IpFamily.IPV4 ? "!= { 224.0.0.0/4, 255.255.255.255 }" : "!= { ff00::/8 }");
    }
    return match + set(blocks);
  }

  static String set(List<AddressBlock> blocks) {
    return blocks.stream().map(AddressBlock::text).collect(Collectors.joining(", ", "{ ", " }"));
  }

  private static String ports(List<PortRange> ports) {
    return ports.stream().map(PortRange::text).collect(Collectors.joining(", ", "{ ", " }"));
  }
}
