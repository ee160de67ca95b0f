package dev.cachet.firewall;

import dev.cachet.address.AddressBlock;
import dev.cachet.address.IpFamily;
import dev.cachet.flow.Direction;
import dev.cachet.flow.Flow;
import dev.cachet.flow.Peer;
import dev.cachet.flow.Protocol;
import dev.cachet.network.SiteProfile;
import java.util.ArrayList;
import java.util.List;

/** What may reach the device. */
final class ToDevice {
  private final DeviceRules device;
  private final List<String> rules = new ArrayList<>();

  private ToDevice(SiteProfile site) {
    this.device = new DeviceRules(site);
  }

  static List<String> rules(SiteProfile site) {
    ToDevice to = new ToDevice(site);
    to.neighbours();
    to.dhcp();
    to.memberships();
    to.rules.addAll(DeviceRules.answers());
    to.flows();
    to.rules.add("goto " + DeviceRules.REFUSED);
    return to.rules;
  }

  private void neighbours() {
    rules.add(
        "ip6 hoplimit 255 icmpv6 type { nd-neighbor-solicit, nd-neighbor-advert }"
            + DeviceRules.accept("neighbour-discovery"));
    rules.add(
        "ip6 saddr fe80::/10 ip6 hoplimit 255 icmpv6 type nd-router-advert"
            + DeviceRules.accept("neighbour-discovery"));
  }

  /** The question went to everybody, so that its answer is none to a firewall. */
  private void dhcp() {
    for (Flow flow : device.flows(Protocol.DHCP)) {
      List<AddressBlock> servers = device.peers(flow, IpFamily.IPV4);
      List<AddressBlock> own = new ArrayList<>(List.of(AddressBlock.of("255.255.255.255")));
      own.addAll(device.device(IpFamily.IPV4));
      if (!servers.isEmpty()) {
        rules.add(
            DeviceRules.hosts("saddr", IpFamily.IPV4, servers)
                + " ip daddr "
                + DeviceRules.set(own)
                + " udp sport 67 udp dport 68"
                + DeviceRules.accept("dhcp-answers"));
      }
    }
    if (!device.dhcpv6().isEmpty()) {
      rules.add(
          "ip6 saddr fe80::/10 ip6 daddr fe80::/10 udp sport 547 udp dport 546"
              + DeviceRules.accept("dhcpv6-answers"));
    }
  }

  private void memberships() {
    List<AddressBlock> groups = new ArrayList<>(device.received(IpFamily.IPV4));
    if (!groups.isEmpty()) {
      AddressBlock all = AddressBlock.of("224.0.0.1");
      if (!groups.contains(all)) {
        groups.add(all);
      }
      rules.add(
          "ip daddr "
              + DeviceRules.set(groups)
              + " ip protocol igmp igmp type membership-query"
              + DeviceRules.accept("igmp"));
    }
    if (!device.received(IpFamily.IPV6).isEmpty()) {
      rules.add(
          "ip6 saddr fe80::/10 ip6 hoplimit 1 icmpv6 type mld-listener-query"
              + DeviceRules.accept("mld"));
    }
  }

  private void flows() {
    for (Flow flow : device.flows(Direction.INBOUND)) {
      for (IpFamily family : IpFamily.values()) {
        List<AddressBlock> peers = device.peers(flow, family);
        List<AddressBlock> own = device.device(family);
        if (peers.isEmpty() || own.isEmpty()) {
          continue;
        }
        String addresses =
            flow.peer() instanceof Peer.Group
                ? DeviceRules.word(family) + " daddr " + DeviceRules.set(peers)
                : DeviceRules.hosts("saddr", family, peers)
                    + " "
                    + DeviceRules.word(family)
                    + " daddr "
                    + DeviceRules.set(own);
        rules.addAll(DeviceRules.flow(flow, family, addresses));
      }
    }
  }
}
