package dev.cachet.network;

import java.nio.charset.StandardCharsets;

/** Profiles and bindings for tests. */
final class Profiles {
  static final String UPDATES =
      flow("updates", "\"name\":\"updates.example.com\"", "outbound", "tcp", "443", "tls-1.3");

  private Profiles() {}

  static String flow(
      String id, String peer, String direction, String protocol, String ports, String encryption) {
    return flow(id, peer, direction, protocol, ports, encryption, "technical");
  }

  static String flow(
      String id,
      String peer,
      String direction,
      String protocol,
      String ports,
      String encryption,
      String data) {
    return "{\"id\":\""
        + id
        + "\","
        + (peer.isEmpty() ? "" : "\"peer\":{" + peer + "},")
        + "\"direction\":\""
        + direction
        + "\",\"protocol\":\""
        + protocol
        + "\","
        + (ports.isEmpty() ? "" : "\"ports\":[" + ports + "],")
        + "\"purpose\":\"Test\",\"encryption\":\""
        + encryption
        + "\",\"data\":\""
        + data
        + "\"}";
  }

  static String json(String... flows) {
    return "{\"schemaVersion\":1,\"device\":{\"manufacturer\":\"Example\",\"model\":\"Pump\","
        + "\"version\":\"2.4\"},\"flows\":["
        + String.join(",", flows)
        + "]}";
  }

  static NetworkProfile read(String json) throws InvalidNetworkFileException {
    return NetworkProfile.read(json.getBytes(StandardCharsets.UTF_8));
  }

  static NetworkProfile of(String... flows) throws InvalidNetworkFileException {
    return read(json(flows));
  }

  static SiteBinding binding(String members) throws InvalidNetworkFileException {
    String json =
        "{\"schemaVersion\":1,\"id\":\"ward-3\",\"device\":{\"interface\":\"eth1\","
            + "\"addresses\":[\"192.0.2.10\",\"2001:db8::10\"]}"
            + (members.isEmpty() ? "" : "," + members)
            + "}";
    return SiteBinding.read(json.getBytes(StandardCharsets.UTF_8));
  }
}
