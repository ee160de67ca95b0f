package dev.cachet.flow;

import java.util.List;
import java.util.Locale;

/** What a flow is made of. Some words stand for a whole service with its fixed ports. */
public enum Protocol {
  /** TCP to the ports of the flow. */
  TCP,
  /** UDP to the ports of the flow. */
  UDP,
  /** Name resolution: port 53, UDP and TCP. */
  DNS,
  /** Time: port 123, UDP. */
  NTP,
  /** An IPv4 address: UDP from port 68 to port 67, answered by the servers of the site. */
  DHCP,
  /** An IPv6 address: UDP from port 546 to port 547 of the local link. */
  DHCPV6,
  /** ICMP and ICMPv6 echo requests. */
  PING;

  /**
   * One protocol of a service.
   *
   * @param protocol the protocol below
   * @param ports its fixed ports; empty if the flow names them, or if it has none
   */
  public record Transport(IpProtocol protocol, List<PortRange> ports) {}

  /** What stands in the header of a packet. */
  public enum IpProtocol {
    /** Protocol 6. */
    TCP,
    /** Protocol 17. */
    UDP,
    /** Echo request of ICMP (protocol 1) or ICMPv6 (protocol 58), by the family of the peer. */
    ICMP_ECHO
  }

  /**
   * The word of the file format.
   *
   * @return its name in lower case
   */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * What it consists of.
   *
   * @return one for most, two for {@link #DNS}
   */
  public List<Transport> transports() {
    return switch (this) {
      case TCP -> List.of(new Transport(IpProtocol.TCP, List.of()));
      case UDP -> List.of(new Transport(IpProtocol.UDP, List.of()));
      case DNS -> fixed(53, IpProtocol.UDP, IpProtocol.TCP);
      case NTP -> fixed(123, IpProtocol.UDP);
      case DHCP -> fixed(67, IpProtocol.UDP);
      case DHCPV6 -> fixed(547, IpProtocol.UDP);
      case PING -> List.of(new Transport(IpProtocol.ICMP_ECHO, List.of()));
    };
  }

  /**
   * Whether a flow of it has to name ports.
   *
   * @return true for {@link #TCP} and {@link #UDP}
   */
  public boolean takesPorts() {
    return this == TCP || this == UDP;
  }

  private static List<Transport> fixed(int port, IpProtocol... protocols) {
    return List.of(protocols).stream()
        .map(protocol -> new Transport(protocol, List.of(new PortRange(port, port))))
        .toList();
  }
}
