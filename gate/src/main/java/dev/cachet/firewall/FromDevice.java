package dev.cachet.firewall;

import dev.cachet.address.AddressBlock;
import dev.cachet.address.IpFamily;
import dev.cachet.flow.Direction;
import dev.cachet.flow.Flow;
import dev.cachet.flow.Protocol;
import dev.cachet.network.SiteProfile;
import java.util.ArrayList;
import java.util.List;

/** What the device may send. */
final class FromDevice {
  private static final AddressBlock NO_ADDRESS_4 = AddressBlock.of("0.0.0.0");
  private static final AddressBlock NO_ADDRESS_6 = AddressBlock.of("::");
  private static final AddressBlock LINK_LOCAL = AddressBlock.of("fe80::/10");

  private final DeviceRules device;
  private final List<String> rules = new ArrayList<>();

  private FromDevice(SiteProfile site) {
    this.device = new DeviceRules(site);
  }

  static List<String> rules(SiteProfile site) {
    FromDevice from = new FromDevice(site);
    from.neighbours();
    from.dhcp();
    from.memberships();
    from.spoofed();
    from.rules.addAll(DeviceRules.answers());
    from.flows();
    from.rules.add("goto " + DeviceRules.REFUSED);
    return from.rules;
  }

  /** RFC 4861: without it no packet finds its way; a hop limit of 255 cannot come from afar. */
  private void neighbours() {
    rules.add(
        "ip6 saddr "
            + DeviceRules.set(with(IpFamily.IPV6, NO_ADDRESS_6, LINK_LOCAL))
            + " ip6 hoplimit 255 icmpv6 type { nd-neighbor-solicit, nd-neighbor-advert,"
            + " nd-router-solicit }"
            + DeviceRules.accept("neighbour-discovery"));
  }

  private void dhcp() {
    for (Flow flow : device.flows(Protocol.DHCP)) {
      List<AddressBlock> servers = new ArrayList<>(List.of(AddressBlock.of("255.255.255.255")));
      servers.addAll(device.peers(flow, IpFamily.IPV4));
      rules.add(
          "ip saddr "
              + DeviceRules.set(with(IpFamily.IPV4, NO_ADDRESS_4))
              + " ip daddr "
              + DeviceRules.set(servers)
              + " udp sport 68 udp dport 67"
              + DeviceRules.accept("flow " + flow.id()));
    }
    for (Flow flow : device.dhcpv6()) {
      rules.add(
          "ip6 saddr fe80::/10 ip6 daddr ff02::1:2 udp sport 546 udp dport 547"
              + DeviceRules.accept("flow " + flow.id()));
    }
  }

  private void memberships() {
    List<AddressBlock> groups = new ArrayList<>(device.received(IpFamily.IPV4));
    if (!groups.isEmpty()) {
      addAbsent(groups, AddressBlock.of("224.0.0.2"));
      addAbsent(groups, AddressBlock.of("224.0.0.22"));
      rules.add(
          "ip saddr "
              + DeviceRules.set(with(IpFamily.IPV4, NO_ADDRESS_4))
              + " ip daddr "
              + DeviceRules.set(groups)
              + " ip protocol igmp"
              + DeviceRules.accept("igmp"));
    }
    List<AddressBlock> groups6 = new ArrayList<>(device.received(IpFamily.IPV6));
    if (!groups6.isEmpty()) {
      addAbsent(groups6, AddressBlock.of("ff02::2"));
      addAbsent(groups6, AddressBlock.of("ff02::16"));
      rules.add(
          "ip6 saddr { ::, fe80::/10 } ip6 daddr "
              + DeviceRules.set(groups6)
              + " ip6 hoplimit 1 icmpv6 type { mld-listener-report, mld-listener-done,"
              + " mld2-listener-report }"
              + DeviceRules.accept("mld"));
    }
  }

  /** Behind this port there is the device alone: another source is forged. */
  private void spoofed() {
    for (IpFamily family : IpFamily.values()) {
      List<AddressBlock> own = device.device(family);
      rules.add(
          own.isEmpty()
              ? "meta nfproto "
                  + (family == IpFamily.IPV4 ? "ipv4" : "ipv6")
                  + " goto "
                  + DeviceRules.SPOOFED
              : DeviceRules.word(family)
                  + " saddr != "
                  + DeviceRules.set(own)
                  + " goto "
                  + DeviceRules.SPOOFED);
    }
  }

  private void flows() {
    for (Flow flow : device.flows(Direction.OUTBOUND)) {
      boolean hasOwnRule = flow.protocol() == Protocol.DHCP || flow.protocol() == Protocol.DHCPV6;
      for (IpFamily family : IpFamily.values()) {
        List<AddressBlock> peers = device.peers(flow, family);
        List<AddressBlock> own = device.device(family);
        if (!hasOwnRule && !peers.isEmpty() && !own.isEmpty()) {
          rules.addAll(
              DeviceRules.flow(
                  flow,
                  family,
                  DeviceRules.word(family)
                      + " saddr "
                      + DeviceRules.set(own)
                      + " "
                      + DeviceRules.hosts("daddr", family, peers)));
        }
      }
    }
  }

  private List<AddressBlock> with(IpFamily family, AddressBlock... more) {
    List<AddressBlock> all = new ArrayList<>(List.of(more));
    for (AddressBlock own : device.device(family)) {
      if (all.stream().noneMatch(block -> block.contains(own))) {
        all.add(own);
      }
    }
    return all;
  }

  private static void addAbsent(List<AddressBlock> groups, AddressBlock group) {
    if (!groups.contains(group)) {
      groups.add(group);
    }
  }
}
