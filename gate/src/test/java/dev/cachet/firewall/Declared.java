package dev.cachet.firewall;

import dev.cachet.address.AddressBlock;
import dev.cachet.address.IpFamily;
import dev.cachet.flow.Direction;
import dev.cachet.flow.Flow;
import dev.cachet.flow.Peer;
import dev.cachet.flow.Protocol;
import dev.cachet.network.SiteProfile;
import java.util.List;
import java.util.Set;

/** Says from the profile alone whether a packet may pass; shares no code with the rules. */
final class Declared {
  private final SiteProfile site;

  Declared(SiteProfile site) {
    this.site = site;
  }

  boolean allows(Packet packet) {
    if (isNeighbourDiscovery(packet) || isDhcp(packet) || isMembership(packet)) {
      return true;
    }
    if (packet.fromDevice() && !isDevice(packet.source())) {
      return false;
    }
    return switch (packet.state()) {
      case "established" -> true;
      case "related" ->
          Set.of("destination-unreachable", "time-exceeded", "parameter-problem")
                  .contains(packet.type())
              || (packet.type().equals("packet-too-big") && packet.protocol().equals("icmpv6"));
      case "new" -> site.profile().flows().stream().anyMatch(flow -> begins(flow, packet));
      default -> false;
    };
  }

  private boolean begins(Flow flow, Packet packet) {
    if (flow.protocol() == Protocol.DHCP
        || flow.protocol() == Protocol.DHCPV6
        || (flow.direction() == Direction.OUTBOUND) != packet.fromDevice()) {
      return false;
    }
    AddressBlock far = packet.fromDevice() ? packet.destination() : packet.source();
    AddressBlock near = packet.fromDevice() ? packet.source() : packet.destination();
    boolean group = flow.peer() instanceof Peer.Group;
    if (group && !packet.fromDevice()) {
      far = packet.destination();
    } else if (!isDevice(near)) {
      return false;
    }
    AddressBlock peer = far;
    boolean isPeer =
        flow.peer() instanceof Peer.Anybody any
            ? peer.family() == any.family() && !isGroupOrBroadcast(peer)
            : site.addresses(flow).stream().anyMatch(block -> block.contains(peer));
    return isPeer && hasProtocol(flow, packet);
  }

  private static boolean hasProtocol(Flow flow, Packet packet) {
    return switch (flow.protocol()) {
      case DNS ->
          packet.destinationPort() == 53 && (packet.protocol().equals("udp") || isTcpBegin(packet));
      case NTP -> packet.destinationPort() == 123 && packet.protocol().equals("udp");
      case PING -> packet.type().equals("echo-request");
      case TCP -> isTcpBegin(packet) && hasPort(flow, packet);
      case UDP -> packet.protocol().equals("udp") && hasPort(flow, packet);
      default -> false;
    };
  }

  private static boolean hasPort(Flow flow, Packet packet) {
    return flow.ports().stream().anyMatch(range -> range.contains(packet.destinationPort()));
  }

  private static boolean isTcpBegin(Packet packet) {
    return packet.protocol().equals("tcp") && packet.flags().equals("syn");
  }

  private boolean isNeighbourDiscovery(Packet packet) {
    if (!packet.type().startsWith("nd-") || packet.hopLimit() != 255) {
      return false;
    }
    String source = packet.source().text();
    if (packet.fromDevice()) {
      return Set.of("nd-neighbor-solicit", "nd-neighbor-advert", "nd-router-solicit")
              .contains(packet.type())
          && (source.equals("::") || source.startsWith("fe80:") || isDevice(packet.source()));
    }
    return switch (packet.type()) {
      case "nd-neighbor-solicit", "nd-neighbor-advert" -> true;
      case "nd-router-advert" -> source.startsWith("fe80:");
      default -> false;
    };
  }

  private boolean isDhcp(Packet packet) {
    if (site.profile().flows().stream().noneMatch(f -> f.protocol() == Protocol.DHCP)
        || !packet.protocol().equals("udp")
        || packet.family() != IpFamily.IPV4) {
      return false;
    }
    String source = packet.source().text();
    String target = packet.destination().text();
    return packet.fromDevice()
        ? packet.sourcePort() == 68
            && packet.destinationPort() == 67
            && (source.equals("0.0.0.0") || isDevice(packet.source()))
            && List.of("255.255.255.255", "192.0.2.1").contains(target)
        : packet.sourcePort() == 67
            && packet.destinationPort() == 68
            && source.equals("192.0.2.1")
            && (target.equals("255.255.255.255") || isDevice(packet.destination()));
  }

  private boolean isMembership(Packet packet) {
    List<String> groups =
        site.profile().flows().stream()
            .filter(f -> f.direction() == Direction.INBOUND && f.peer() instanceof Peer.Group)
            .map(f -> ((Peer.Group) f.peer()).address().text())
            .toList();
    if (groups.isEmpty() || !packet.protocol().equals("igmp")) {
      return false;
    }
    String target = packet.destination().text();
    if (packet.fromDevice()) {
      return (packet.source().text().equals("0.0.0.0") || isDevice(packet.source()))
          && (groups.contains(target) || List.of("224.0.0.2", "224.0.0.22").contains(target));
    }
    return packet.type().equals("membership-query")
        && (groups.contains(target) || target.equals("224.0.0.1"));
  }

  private boolean isDevice(AddressBlock address) {
    return site.binding().deviceAddresses().contains(address);
  }

  private static boolean isGroupOrBroadcast(AddressBlock address) {
    String text = address.text();
    return text.startsWith("ff")
        || text.equals("255.255.255.255")
        || text.startsWith("224.")
        || text.startsWith("239.");
  }
}
