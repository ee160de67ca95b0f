package dev.cachet.firewall;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cachet.address.AddressBlock;
import dev.cachet.network.NetworkLint;
import dev.cachet.network.NetworkProfile;
import dev.cachet.network.SiteBinding;
import dev.cachet.network.SiteProfile;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NftablesTest {
  private static final int PACKETS = 400;
  private static final List<String> ADDRESSES =
      List.of(
          "192.0.2.10",
          "192.0.2.11",
          "192.0.2.1",
          "192.0.2.20",
          "192.0.2.70",
          "192.0.2.200",
          "198.51.100.1",
          "198.51.100.2",
          "198.51.100.7",
          "203.0.113.5",
          "203.0.113.16",
          "8.8.8.8",
          "0.0.0.0",
          "255.255.255.255",
          "224.0.0.251",
          "239.1.2.3",
          "224.0.0.1",
          "224.0.0.22",
          "224.0.0.2");
  private static final List<String> ADDRESSES_6 =
      List.of(
          "2001:db8::10",
          "2001:db8::20",
          "2001:db8:1::1",
          "2001:db8:2::9",
          "2001:db8:9::1",
          "2001:db8:8::1",
          "2a00::1",
          "::",
          "fe80::10",
          "fe80::1",
          "ff02::1",
          "ff02::16");

  @Property(tries = 500)
  void noRuleAdmitsWhatTheProfileDoesNotDeclare(@ForAll long seed) throws Exception {
    SiteProfile site = GeneratedSite.of(seed);
    NftModel rules = new NftModel(new String(Nftables.rules(site), StandardCharsets.US_ASCII));
    Declared declared = new Declared(site);
    Random random = new Random(seed ^ 0x5DEECE66DL);
    for (int i = 0; i < PACKETS; i++) {
      Packet packet = packet(random);
      String verdict = rules.verdict(packet);
      assertEquals(
          declared.allows(packet), verdict.startsWith("accept"), packet + " gets " + verdict);
    }
  }

  /** The property would say nothing if its packets never met a flow. */
  @Test
  void theGeneratedPacketsReachEveryKindOfRule() throws Exception {
    TreeSet<String> reached = new TreeSet<>();
    for (long seed = 0; seed < 400; seed++) {
      NftModel rules =
          new NftModel(
              new String(Nftables.rules(GeneratedSite.of(seed)), StandardCharsets.US_ASCII));
      Random random = new Random(seed);
      for (int i = 0; i < PACKETS; i++) {
        reached.add(rules.verdict(packet(random)).replaceFirst("flow f\\d+", "flow"));
      }
    }
    for (String rule :
        List.of(
            "flow",
            "answers",
            "icmp-errors",
            "icmpv6-errors",
            "dhcp-answers",
            "igmp",
            "neighbour-discovery")) {
      assertTrue(reached.contains("accept comment \"" + rule + "\""), rule + " in " + reached);
    }
    assertTrue(reached.contains("drop comment \"spoofed\""), reached.toString());
    assertTrue(reached.contains("drop comment \"drop\""), reached.toString());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "\"any\":\"ipv4\"; outbound; 2001:db8:1::1; false",
        "\"any\":\"ipv4\"; outbound; 203.0.113.9; true",
        "\"any\":\"ipv4\"; outbound; 224.0.0.251; false",
        "\"any\":\"ipv6\"; outbound; 203.0.113.9; false",
        "\"any\":\"ipv6\"; outbound; 2a00::1; true",
        "\"address\":\"0.0.0.0/0\"; outbound; 2a00::1; false",
        "\"address\":\"0.0.0.0/0\"; outbound; 203.0.113.9; true",
        "\"name\":\"a.example.com\"; outbound; 203.0.113.9; false",
        "\"name\":\"a.example.com\"; outbound; 198.51.100.1; true",
        "\"role\":\"pacs\"; outbound; 192.0.2.64; true",
        "\"role\":\"pacs\"; outbound; 192.0.2.80; false",
        "\"vlan\":\"imaging\"; outbound; 192.0.2.129; true",
      })
  void aPeerIsNeverMoreThanItSays(String peer, String direction, String address, boolean passes)
      throws Exception {
    NftModel rules = rules(flow("f", peer, direction, "tcp", "443"));
    boolean v6 = address.contains(":");
    Packet packet =
        packet(
            true,
            v6 ? "2001:db8::10" : "192.0.2.10",
            address,
            "tcp",
            "",
            40_000,
            443,
            "syn",
            "new");
    assertEquals(passes, rules.verdict(packet).startsWith("accept"));
  }

  /** Two peers with a port each are not two peers with two ports. */
  @Test
  void nothingOfTwoFlowsIsCombined() throws Exception {
    NftModel rules =
        rules(
            flow("a", "\"name\":\"a.example.com\"", "outbound", "tcp", "443")
                + ","
                + flow("b", "\"name\":\"b.example.com\"", "outbound", "udp", "123"));
    for (String peer : List.of("198.51.100.1", "198.51.100.2")) {
      for (String protocol : List.of("tcp", "udp")) {
        for (int port : List.of(443, 123)) {
          boolean declared = (peer + protocol + port).matches("198.51.100.(1tcp443|2udp123)");
          Packet packet = packet(true, "192.0.2.10", peer, protocol, "", 9, port, "syn", "new");
          assertEquals(declared, rules.verdict(packet).startsWith("accept"), packet.toString());
        }
      }
    }
  }

  @Test
  void anAnswerIsWhatConnectionTrackingSaysAndNotASourcePort() throws Exception {
    NftModel rules = rules(flow("a", "\"name\":\"a.example.com\"", "outbound", "udp", "123"));
    Packet forged = packet(false, "198.51.100.1", "192.0.2.10", "udp", "", 123, 40_000, "", "new");
    Packet answer =
        packet(false, "198.51.100.1", "192.0.2.10", "udp", "", 123, 40_000, "", "established");
    assertEquals("drop comment \"drop\"", rules.verdict(forged));
    assertEquals("accept comment \"answers\"", rules.verdict(answer));
    Packet middle = packet(true, "192.0.2.10", "198.51.100.1", "tcp", "", 9, 443, "ack", "new");
    NftModel tcp = rules(flow("a", "\"name\":\"a.example.com\"", "outbound", "tcp", "443"));
    assertEquals("drop comment \"drop\"", tcp.verdict(middle));
  }

  @Test
  void helpersOfTheFirewallOpenNothing() throws Exception {
    NftModel rules = rules(flow("a", "\"name\":\"a.example.com\"", "outbound", "tcp", "21"));
    Packet ftp =
        packet(false, "198.51.100.1", "192.0.2.10", "tcp", "", 20, 40_000, "syn", "related");
    assertEquals("drop comment \"drop\"", rules.verdict(ftp));
  }

  @Test
  void membershipsNeedAReceivedGroup() throws Exception {
    Packet report =
        packet(true, "192.0.2.10", "224.0.0.22", "igmp", "membership-report-v3", 0, 0, "", "new");
    Packet mld =
        new Packet(
            true,
            AddressBlock.of("fe80::10"),
            AddressBlock.of("ff02::16"),
            "icmpv6",
            "mld2-listener-report",
            0,
            0,
            "",
            "untracked",
            1);
    NftModel sends = rules(flow("a", "\"group\":\"224.0.0.251\"", "outbound", "udp", "5353"));
    assertTrue(sends.verdict(report).startsWith("drop"));
    NftModel receives = rules(flow("a", "\"group\":\"224.0.0.251\"", "inbound", "udp", "5353"));
    assertEquals("accept comment \"igmp\"", receives.verdict(report));
    assertTrue(receives.verdict(mld).startsWith("drop"));
    NftModel receives6 = rules(flow("a", "\"group\":\"ff02::fb\"", "inbound", "udp", "5353"));
    assertEquals("accept comment \"mld\"", receives6.verdict(mld));
    assertTrue(receives6.verdict(report).startsWith("drop"));
  }

  @Test
  void dhcpv6HasItsOwnRules() throws Exception {
    NftModel rules =
        rules(
            "{\"id\":\"d\",\"direction\":\"outbound\",\"protocol\":\"dhcpv6\",\"purpose\":\"Test\","
                + "\"encryption\":\"none\",\"data\":\"technical\"}");
    assertEquals(
        "accept comment \"flow d\"",
        rules.verdict(packet(true, "fe80::10", "ff02::1:2", "udp", "", 546, 547, "", "new")));
    assertEquals(
        "accept comment \"dhcpv6-answers\"",
        rules.verdict(packet(false, "fe80::1", "fe80::10", "udp", "", 547, 546, "", "new")));
    assertTrue(
        rules
            .verdict(packet(false, "2001:db8::1", "2001:db8::10", "udp", "", 547, 546, "", "new"))
            .startsWith("drop"));
  }

  /** The lint says that the flow has no rule there, and so it is. */
  @Test
  void dhcpv6HasNoRuleForADeviceWithoutIpv6() throws Exception {
    SiteProfile site =
        NetworkLint.bind(
            NetworkProfile.read(
                ("{\"schemaVersion\":1,\"device\":{\"manufacturer\":\"m\",\"model\":\"p\",\"version\":"
                        + "\"1\"},\"flows\":[{\"id\":\"d\",\"direction\":\"outbound\",\"protocol\":"
                        + "\"dhcpv6\",\"purpose\":\"Test\",\"encryption\":\"none\","
                        + "\"data\":\"technical\"}]}")
                    .getBytes(StandardCharsets.UTF_8)),
            SiteBinding.read(
                ("{\"schemaVersion\":1,\"id\":\"ward-3\",\"device\":{\"interface\":\"eth1\","
                        + "\"addresses\":[\"192.0.2.10\"]}}")
                    .getBytes(StandardCharsets.UTF_8)),
            "network.json");
    String rules = new String(Nftables.rules(site), StandardCharsets.US_ASCII);
    assertTrue(rules.contains("counter drop"), rules);
    assertEquals(-1, rules.indexOf("dport 547"), rules);
    assertEquals(-1, rules.indexOf("dport 546"), rules);
  }

  @Test
  void theTableIsReplacedInOneStepAndCanBeRemoved() throws Exception {
    SiteProfile site = site(flow("a", "\"name\":\"a.example.com\"", "outbound", "tcp", "443"));
    String text = new String(Nftables.rules(site), StandardCharsets.US_ASCII);
    String replace = "table inet cachet_ward_3\ndelete table inet cachet_ward_3\n";
    assertTrue(text.contains(replace + "table inet cachet_ward_3 {\n"), text);
    String removal = new String(Nftables.removal(site.binding()), StandardCharsets.US_ASCII);
    assertTrue(removal.endsWith(replace), removal);
    assertFalse(removal.contains("{"));
    assertEquals(
        List.of(
            "type filter hook forward priority filter; policy accept;",
            "iifname \"eth1\" goto cachet_from_device",
            "oifname \"eth1\" goto cachet_to_device"),
        new NftModel(text).chain("cachet_forward"));
  }

  @Test
  void aNameOfTheMakerCannotLeaveItsComment() throws Exception {
    String text = new String(Nftables.rules(GeneratedSite.of(1)), StandardCharsets.US_ASCII);
    assertTrue(text.startsWith("# Rules for ward-"), text);
    assertTrue(text.lines().findFirst().orElseThrow().endsWith(": Ex?mple #{\"} Pump"), text);
  }

  private static Packet packet(Random random) {
    if (random.nextInt(20) == 0) {
      return dhcp(random);
    }
    boolean v6 = random.nextInt(4) == 0;
    List<String> addresses = v6 ? ADDRESSES_6 : ADDRESSES;
    boolean fromDevice = random.nextBoolean();
    String near = random.nextInt(3) > 0 ? addresses.get(0) : pick(addresses, random);
    String far = pick(addresses, random);
    String protocol =
        pick(
            List.of(
                "tcp", "udp", "udp", "tcp", v6 ? "icmpv6" : random.nextBoolean() ? "icmp" : "igmp"),
            random);
    String type = "";
    int hops = 64;
    if (protocol.startsWith("icmp")) {
      type =
          pick(
              List.of(
                  "echo-request",
                  "echo-reply",
                  "destination-unreachable",
                  "time-exceeded",
                  "parameter-problem",
                  "packet-too-big",
                  "redirect"),
              random);
      if (v6 && random.nextBoolean()) {
        type =
            pick(
                List.of(
                    "nd-neighbor-solicit",
                    "nd-neighbor-advert",
                    "nd-router-solicit",
                    "nd-router-advert",
                    "nd-redirect",
                    "mld2-listener-report"),
                random);
        hops = pick(List.of(255, 255, 254), random);
      }
    } else if (protocol.equals("igmp")) {
      type = random.nextBoolean() ? "membership-query" : "membership-report-v3";
    }
    boolean ported = protocol.equals("tcp") || protocol.equals("udp");
    List<Integer> ports =
        List.of(
            1, 11, 12, 21, 22, 101, 201, 211, 301, 401, 421, 443, 53, 123, 5353, 67, 68, 40_000);
    return new Packet(
        fromDevice,
        AddressBlock.of(fromDevice ? near : far),
        AddressBlock.of(fromDevice ? far : near),
        protocol,
        type,
        ported ? pick(ports, random) : 0,
        ported ? pick(ports, random) : 0,
        protocol.equals("tcp") ? pick(List.of("syn", "syn", "ack", "syn-ack"), random) : "",
        pick(
            List.of("new", "new", "new", "established", "related", "invalid", "untracked"), random),
        hops);
  }

  /** Chance alone would not find all of its values at once. */
  private static Packet dhcp(Random random) {
    boolean fromDevice = random.nextBoolean();
    String near = pick(List.of("192.0.2.10", "192.0.2.10", "0.0.0.0", "255.255.255.255"), random);
    String far = pick(List.of("192.0.2.1", "192.0.2.1", "255.255.255.255", "8.8.8.8"), random);
    int client = pick(List.of(68, 68, 67), random);
    int server = pick(List.of(67, 67, 68), random);
    return packet(
        fromDevice,
        fromDevice ? near : far,
        fromDevice ? far : near,
        "udp",
        "",
        fromDevice ? client : server,
        fromDevice ? server : client,
        "",
        "new");
  }

  private static Packet packet(
      boolean fromDevice,
      String source,
      String destination,
      String protocol,
      String type,
      int sourcePort,
      int destinationPort,
      String flags,
      String state) {
    return new Packet(
        fromDevice,
        AddressBlock.of(source),
        AddressBlock.of(destination),
        protocol,
        type,
        sourcePort,
        destinationPort,
        flags,
        state,
        64);
  }

  private static <T> T pick(List<T> list, Random random) {
    return list.get(random.nextInt(list.size()));
  }

  private static NftModel rules(String flows) throws Exception {
    return new NftModel(new String(Nftables.rules(site(flows)), StandardCharsets.US_ASCII));
  }

  private static SiteProfile site(String flows) throws Exception {
    String profile =
        "{\"schemaVersion\":1,\"device\":{\"manufacturer\":\"Example\",\"model\":\"Pump\","
            + "\"version\":\"2\"},\"flows\":["
            + flows
            + "]}";
    String binding =
        """
        {"schemaVersion":1,"id":"ward-3",
         "device":{"interface":"eth1","addresses":["192.0.2.10","2001:db8::10"]},
         "names":{"a.example.com":["198.51.100.1"],"b.example.com":["198.51.100.2"]},
         "roles":{"pacs":["192.0.2.64/28"]},"vlans":{"imaging":["192.0.2.128/25"]}}
        """;
    return NetworkLint.bind(
        NetworkProfile.read(profile.getBytes(StandardCharsets.UTF_8)),
        SiteBinding.read(binding.getBytes(StandardCharsets.UTF_8)),
        "network.json");
  }

  private static String flow(
      String id, String peer, String direction, String protocol, String ports) {
    return "{\"id\":\"%s\",\"peer\":{%s},\"direction\":\"%s\",\"protocol\":\"%s\",\"ports\":[%s],"
            .formatted(id, peer, direction, protocol, ports)
        + "\"purpose\":\"Test\",\"encryption\":\"none\",\"data\":\"technical\"}";
  }
}
