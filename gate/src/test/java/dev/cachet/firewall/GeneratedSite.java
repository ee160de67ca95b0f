package dev.cachet.firewall;

import dev.cachet.network.InvalidNetworkFileException;
import dev.cachet.network.NetworkLint;
import dev.cachet.network.NetworkProfile;
import dev.cachet.network.NetworkRefusedException;
import dev.cachet.network.SiteBinding;
import dev.cachet.network.SiteProfile;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A profile and a binding that chance has made; the same for the same seed. */
final class GeneratedSite {
  private static final List<String> PEERS =
      List.of(
          "\"name\":\"a.example.com\"",
          "\"name\":\"b.example.com\"",
          "\"role\":\"pacs\"",
          "\"role\":\"his\"",
          "\"vlan\":\"imaging\"",
          "\"localNetwork\":true",
          "\"address\":\"198.51.100.7\"",
          "\"address\":\"203.0.113.0/28\"",
          "\"address\":\"2001:db8:9::/64\"",
          "\"address\":\"2001:db8:8::1\"");
  private static final String BINDING =
      """
      {"schemaVersion":1,"id":"ward-%d","device":{"interface":"eth1","addresses":[%s]},
       "names":{"a.example.com":["198.51.100.1","2001:db8:1::1"],"b.example.com":["198.51.100.2"]},
       "roles":{"pacs":["192.0.2.64/28","2001:db8:2::/64"],"his":["192.0.2.20","2001:db8::20"],
                "dhcp":["192.0.2.1"]},
       "vlans":{"imaging":["192.0.2.128/25"]},
       "localNetworks":["192.0.2.0/24","2001:db8::/64"]}
      """;

  private GeneratedSite() {}

  static SiteProfile of(long seed) throws InvalidNetworkFileException, NetworkRefusedException {
    Random random = new Random(seed);
    // The first number of one seed is near that of the next.
    random.nextLong();
    List<String> flows = new ArrayList<>();
    int count = random.nextInt(12);
    for (int i = 0; i < count; i++) {
      flows.add(flow("f" + i, random));
    }
    String profile =
        "{\"schemaVersion\":1,\"device\":{\"manufacturer\":\"Exämple #{\\\"}\",\"model\":\"Pump\","
            + "\"version\":\"2\"},\"flows\":["
            + String.join(",", flows)
            + "]}";
    String addresses =
        "\"192.0.2.10\"" + (random.nextInt(4) > 0 ? ",\"2001:db8::10\",\"fe80::10\"" : "");
    if (random.nextInt(4) == 0) {
      addresses += ",\"192.0.2.11\"";
    }
    String binding = BINDING.formatted(random.nextInt(100), addresses);
    return NetworkLint.bind(
        NetworkProfile.read(profile.getBytes(StandardCharsets.UTF_8)),
        SiteBinding.read(binding.getBytes(StandardCharsets.UTF_8)),
        "network.json");
  }

  private static String flow(String id, Random random) {
    String head = "{\"id\":\"" + id + "\",\"purpose\":\"Test\",\"encryption\":\"none\",";
    String tail = "\"data\":\"technical\"}";
    return head
        + switch (random.nextInt(12)) {
          case 0 -> "\"protocol\":\"dhcp\",\"direction\":\"outbound\",";
          case 1 -> group(random);
          case 2 ->
              "\"protocol\":\""
                  + (random.nextBoolean() ? "dns" : "ntp")
                  + "\",\"direction\":\"outbound\",\"peer\":{"
                  + PEERS.get(random.nextInt(6))
                  + "},";
          case 3 ->
              "\"protocol\":\"ping\",\"direction\":\""
                  + direction(random)
                  + "\",\"peer\":{"
                  + PEERS.get(random.nextInt(6))
                  + "},";
          case 4 ->
              "\"protocol\":\"tcp\",\"ports\":[443],\"direction\":\"outbound\",\"peer\":{\"any\":"
                  + (random.nextBoolean() ? "\"ipv4\"" : "\"ipv6\"")
                  + "},";
          default -> ported(random);
        }
        + tail;
  }

  private static String group(Random random) {
    String group = List.of("224.0.0.251", "239.1.2.3", "224.0.0.22").get(random.nextInt(3));
    return "\"protocol\":\"udp\",\"ports\":[5353],\"direction\":\""
        + direction(random)
        + "\",\"peer\":{\"group\":\""
        + group
        + "\"},";
  }

  private static String ported(Random random) {
    // Families that the device may lack would be refused: peers with IPv4 addresses only.
    int port = 1 + random.nextInt(5) * 100;
    return "\"protocol\":\""
        + (random.nextBoolean() ? "tcp" : "udp")
        + "\",\"ports\":["
        + port
        + (random.nextBoolean() ? ",\"" + (port + 10) + "-" + (port + 20) + "\"" : "")
        + "],\"direction\":\""
        + direction(random)
        + "\",\"peer\":{"
        + PEERS.get(random.nextInt(8))
        + "},";
  }

  private static String direction(Random random) {
    return random.nextBoolean() ? "outbound" : "inbound";
  }
}
