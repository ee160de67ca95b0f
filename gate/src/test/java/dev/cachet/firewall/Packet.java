package dev.cachet.firewall;

import dev.cachet.address.AddressBlock;
import dev.cachet.address.IpFamily;

/**
 * What a firewall sees of a packet.
 *
 * @param fromDevice whether it comes in at the device's port; else it goes out there
 * @param source one address
 * @param destination one address of the same family
 * @param protocol tcp, udp, icmp, icmpv6 or igmp
 * @param type of ICMP or IGMP; empty for others
 * @param sourcePort 0 where there are none
 * @param destinationPort 0 where there are none
 * @param flags of TCP: syn, ack, syn-ack; empty for others
 * @param state what connection tracking says: new, established, related, invalid, untracked
 * @param hopLimit of the header
 */
record Packet(
    boolean fromDevice,
    AddressBlock source,
    AddressBlock destination,
    String protocol,
    String type,
    int sourcePort,
    int destinationPort,
    String flags,
    String state,
    int hopLimit) {
  IpFamily family() {
    return source.family();
  }
}
