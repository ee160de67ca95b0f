package dev.cachet.flow;

import java.util.List;

/**
 * One declared flow. What answers it is part of it.
 *
 * @param id its name in the profile: lower-case letters, digits and hyphens
 * @param peer whom the device talks to; of DHCP the role {@code dhcp}, of DHCPv6 its group
 * @param direction who opens it
 * @param protocol what it is made of
 * @param ports on the side that is called, ascending, not overlapping; empty for a protocol that
 *     has fixed ports or none
 * @param purpose a sentence
 * @param encryption what protects it on the way
 * @param data the most sensitive of what it carries
 */
public record Flow(
    String id,
    Peer peer,
    Direction direction,
    Protocol protocol,
    List<PortRange> ports,
    String purpose,
    Encryption encryption,
    DataClass data) {
  /**
   * Copies the ports.
   *
   * @param id see the record
   * @param peer see the record
   * @param direction see the record
   * @param protocol see the record
   * @param ports see the record
   * @param purpose see the record
   * @param encryption see the record
   * @param data see the record
   */
  public Flow {
    ports = List.copyOf(ports);
  }

  /**
   * What it consists of, with its ports.
   *
   * @return one, of DNS two
   */
  public List<Protocol.Transport> transports() {
    if (!protocol.takesPorts()) {
      return protocol.transports();
    }
    return protocol.transports().stream()
        .map(transport -> new Protocol.Transport(transport.protocol(), ports))
        .toList();
  }

  /**
   * Says what it is, without its purpose.
   *
   * @return such as {@code outbound to updates.example.com, tcp 443, tls-1.3}
   */
  public String text() {
    String shown =
        ports.isEmpty() ? "" : " " + String.join(",", ports.stream().map(PortRange::text).toList());
    return direction.word()
        + (direction == Direction.OUTBOUND ? " to " : " from ")
        + peer.text()
        + ", "
        + protocol.word()
        + shown
        + ", "
        + encryption.word();
  }
}
