package dev.cachet.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cachet.finding.Finding;
import dev.cachet.finding.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NetworkLintTest {
  private static final String DNS =
      Profiles.flow("dns", "\"address\":\"192.0.2.53\"", "outbound", "dns", "", "none");

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "\"address\":\"192.0.2.7/24\"; outbound; tcp; 443; tls-1.3; technical; error"
            + " network.host-bits",
        "\"address\":\"2001:db8::7/64\"; outbound; tcp; 443; tls-1.3; technical; error"
            + " network.host-bits",
        "\"address\":\"127.0.0.1\"; outbound; tcp; 443; tls-1.3; technical; error network.no-host",
        "\"address\":\"0.0.0.0\"; outbound; tcp; 443; tls-1.3; technical; error network.no-host",
        "\"address\":\"::1\"; outbound; tcp; 443; tls-1.3; technical; error network.no-host",
        "\"address\":\"224.0.0.251\"; outbound; udp; 5353; none; technical; error network.no-host",
        "\"address\":\"255.255.255.255\"; outbound; udp; 9; none; technical; error network.no-host",
        "\"address\":\"192.168.1.7\"; outbound; tcp; 443; tls-1.3; technical; warning"
            + " network.site-address",
        "\"address\":\"fd00::7\"; outbound; tcp; 443; tls-1.3; technical; warning"
            + " network.site-address",
        "\"address\":\"198.0.0.0/8\"; outbound; tcp; 443; tls-1.3; technical; warning"
            + " network.wide-peer",
        "\"address\":\"2001::/16\"; outbound; tcp; 443; tls-1.3; technical; warning"
            + " network.wide-peer",
        "\"group\":\"224.0.0.251\"; outbound; tcp; 443; tls-1.3; technical; error"
            + " network.group-protocol",
        "\"role\":\"a\"; outbound; udp; 443; tls-1.3; technical; error network.encryption-mismatch",
        "\"role\":\"a\"; outbound; tcp; 443; dtls-1.2; technical; error"
            + " network.encryption-mismatch",
        "\"role\":\"a\"; outbound; tcp; 443; quic; technical; error network.encryption-mismatch",
        "\"role\":\"a\"; outbound; tcp; 443; tls-1.0; technical; warning network.tls-version",
        "\"role\":\"a\"; outbound; tcp; 104; none; health; error network.cleartext",
        "\"role\":\"a\"; outbound; tcp; 104; none; personal; error network.cleartext",
        "\"role\":\"a\"; inbound; tcp; 23; none; credentials; error network.cleartext",
        "\"group\":\"239.0.0.1\"; outbound; udp; 104; none; health; error network.cleartext",
        "\"role\":\"a\"; outbound; tcp; 80; tls-1.3; technical; warning network.cleartext-port",
        "\"role\":\"a\"; inbound; udp; 514; none; technical; warning network.udp-inbound",
        "\"any\":\"ipv4\"; outbound; tcp; 443; tls-1.3; technical; warning network.any-outbound",
        "\"any\":\"ipv6\"; inbound; tcp; 443; tls-1.3; technical; error network.any-inbound",
        "\"address\":\"0.0.0.0/0\"; inbound; tcp; 443; tls-1.3; technical; error"
            + " network.any-inbound",
        "\"address\":\"::/0\"; outbound; tcp; 443; tls-1.3; technical; warning"
            + " network.any-outbound",
        "\"address\":\"128.0.0.0/1\"; inbound; tcp; 443; tls-1.3; technical; warning"
            + " network.wide-peer, error network.any-inbound",
        "\"any\":\"ipv4\"; outbound; tcp; \"1-65535\"; tls-1.3; technical; error"
            + " network.any-to-any",
        "\"any\":\"ipv6\"; inbound; tcp; \"1-40000\"; none; technical; error network.any-to-any",
      })
  void findsWhatOneFlowSays(
      String peer,
      String direction,
      String protocol,
      String ports,
      String encryption,
      String data,
      String expected)
      throws Exception {
    String flow = Profiles.flow("f", peer, direction, protocol, ports, encryption, data);
    assertEquals(expected, String.join(", ", lint(flow)));
  }

  @Test
  void aBrokenTlsDoesNotProtectConfidentialData() throws Exception {
    String flow =
        Profiles.flow("f", "\"role\":\"a\"", "outbound", "tcp", "443", "tls-1.1", "health");
    assertEquals(List.of("warning network.tls-version", "error network.cleartext"), lint(flow));
  }

  @Test
  void twoHalvesOfTheAddressSpaceAreEverybody() throws Exception {
    assertEquals(
        List.of("warning network.wide-peer"), lint(halves("a", "0.0.0.0/2", "inbound", "443")));
    assertEquals(
        List.of(
            "warning network.wide-peer", "warning network.wide-peer", "error network.any-inbound"),
        lint(
            halves("a", "0.0.0.0/2", "inbound", "443"),
            halves("b", "128.0.0.0/2", "inbound", "\"400-500\"")));
    assertEquals(
        List.of("warning network.wide-peer", "warning network.wide-peer"),
        lint(
            halves("a", "0.0.0.0/2", "inbound", "443"),
            halves("b", "128.0.0.0/2", "inbound", "444")),
        "different ports");
    assertEquals(
        List.of("warning network.wide-peer", "warning network.wide-peer"),
        lint(
            halves("a", "0.0.0.0/2", "inbound", "443"),
            halves("b", "128.0.0.0/2", "outbound", "443")),
        "different directions");
  }

  @Test
  void quartersOfTheGlobalIpv6SpaceAreEverybody() throws Exception {
    assertEquals(
        List.of(
            "warning network.wide-peer", "warning network.wide-peer", "error network.any-inbound"),
        lint(halves("a", "2000::/5", "inbound", "443"), halves("b", "2800::/5", "inbound", "443")));
  }

  /** A translator makes everybody of IPv4 out of few addresses of IPv6. */
  @ParameterizedTest
  @CsvSource({
    "64:ff9b::/96, 'lets any IPv4 address by NAT64 (64:ff9b::/96) call the device'",
    "64:ff9b::8000:0/97, 'lets any IPv4 address by NAT64 (64:ff9b::/96) call the device'",
    "64:ff9b:1:7::/96, 'lets any IPv4 address by NAT64 (64:ff9b:1::/48) call the device'",
    "2002::/16, 'lets any IPv4 address by 6to4 (2002::/16) call the device'",
    "2002:8000::/17, 'lets any IPv4 address by 6to4 (2002::/16) call the device'",
    "2001::/32, 'lets any IPv4 address by Teredo (2001::/32) call the device'"
  })
  void everybodyOfIpv4InAddressesOfIpv6IsEverybody(String block, String said) throws Exception {
    List<Finding> found =
        NetworkLint.check(
            Profiles.of(DNS, halves("a", block, "inbound", "443")), Optional.empty(), "x.json");
    Finding last = found.get(found.size() - 1);
    assertEquals("network.any-inbound", last.rule());
    assertTrue(last.message().startsWith(said), last.message());
  }

  @ParameterizedTest
  @CsvSource({"64:ff9b::c000:207", "64:ff9b::/98", "2002:c000:207::/48", "2001:0:c000:207::/64"})
  void oneHostOfIpv4InAddressesOfIpv6IsNot(String block) throws Exception {
    assertEquals(List.of(), lint(halves("a", block, "inbound", "443")));
  }

  @Test
  void everybodyOfIpv6IsToldOnce() throws Exception {
    assertEquals(List.of("error network.any-inbound"), lint(halves("a", "::/0", "inbound", "443")));
  }

  @Test
  void twoHalvesOfThePortsAreAllOfThem() throws Exception {
    assertEquals(
        List.of("error network.any-to-any"),
        lint(
            Profiles.flow("a", "\"any\":\"ipv4\"", "outbound", "tcp", "\"1-20000\"", "tls-1.3"),
            Profiles.flow(
                "b", "\"any\":\"ipv4\"", "outbound", "tcp", "\"20001-40000\"", "tls-1.3")));
  }

  @Test
  void aWholeThatIsHiddenInManySmallBlocksIsEverybody() throws Exception {
    List<String> flows = new ArrayList<>();
    for (int i = 1; i < 200; i++) {
      flows.add(halves("f" + i, i + ".0.0.0/8", "inbound", "443"));
    }
    List<String> found = lint(flows.toArray(String[]::new));
    assertEquals("error network.any-inbound", found.get(found.size() - 1));
  }

  @Test
  void udpThatThePeerMayAlsoBeAskedForHasItsTwin() throws Exception {
    String in = Profiles.flow("in", "\"role\":\"a\"", "inbound", "udp", "514", "none");
    String out = Profiles.flow("out", "\"role\":\"a\"", "outbound", "udp", "514", "none");
    String other = Profiles.flow("other", "\"role\":\"b\"", "outbound", "udp", "514", "none");
    String group = Profiles.flow("group", "\"group\":\"239.0.0.1\"", "inbound", "udp", "9", "none");
    assertEquals(List.of(), lint(in, out));
    assertEquals(List.of("warning network.udp-inbound"), lint(in, other));
    assertEquals(List.of(), lint(group));
  }

  @Test
  void aNameDoesNotImplyTheDns() throws Exception {
    assertEquals(List.of("warning network.dns-not-declared"), lint(Profiles.UPDATES));
    assertEquals(List.of(), lint(Profiles.UPDATES, DNS));
    String inbound = Profiles.flow("dns", "\"role\":\"a\"", "inbound", "tcp", "53", "none");
    assertEquals(List.of("warning network.dns-not-declared"), lint(Profiles.UPDATES, inbound));
    String overTls = Profiles.flow("dot", "\"role\":\"a\"", "outbound", "tcp", "853", "tls-1.3");
    assertEquals(List.of(), lint(Profiles.UPDATES, overTls));
  }

  @Test
  void theSameTrafficIsDeclaredOnce() throws Exception {
    String again =
        Profiles.flow(
            "again",
            "\"name\":\"updates.example.com\"",
            "outbound",
            "tcp",
            "\"400-500\"",
            "tls-1.2");
    assertEquals(List.of("warning network.same-flow"), lint(DNS, Profiles.UPDATES, again));
  }

  @Test
  void aVlanMeansSomethingAtASiteOnly() throws Exception {
    String vlan = Profiles.flow("v", "\"vlan\":\"imaging\"", "outbound", "tcp", "104", "none");
    assertEquals(List.of("warning network.vlan-unbound"), lint(vlan));
    assertEquals(List.of("error network.unbound-peer"), lintAt("", vlan));
    assertEquals(List.of(), lintAt("\"vlans\":{\"imaging\":[\"198.51.100.0/24\"]}", vlan));
  }

  @Test
  void aBindingHasToNameEveryPeer() throws Exception {
    String role = Profiles.flow("r", "\"role\":\"pacs\"", "outbound", "tcp", "104", "none");
    String local = Profiles.flow("l", "\"localNetwork\":true", "outbound", "udp", "9", "none");
    assertEquals(
        List.of(
            "error network.unresolved-name",
            "error network.unbound-peer",
            "error network.unbound-peer"),
        lintAt("", Profiles.UPDATES, role, local, DNS));
    assertEquals(
        List.of(),
        lintAt(
            "\"names\":{\"updates.example.com\":[\"198.51.100.1\"]},"
                + "\"roles\":{\"pacs\":[\"198.51.100.2\"]},\"localNetworks\":[\"192.0.2.0/24\"]",
            Profiles.UPDATES,
            role,
            local,
            DNS));
  }

  @Test
  void aBindingThatIsWideMakesEverybodyOfARole() throws Exception {
    String role = Profiles.flow("r", "\"role\":\"pacs\"", "inbound", "tcp", "104", "none");
    assertEquals(
        List.of("error network.any-inbound"),
        lintAt("\"roles\":{\"pacs\":[\"0.0.0.0/2\",\"64.0.0.0/2\"]}", role));
  }

  @Test
  void whatNoFlowHasIsAMistakeInTheBinding() throws Exception {
    assertEquals(
        List.of("warning network.binding-unused"),
        lintAt("\"roles\":{\"pasc\":[\"192.0.2.7\"]}", DNS));
  }

  @Test
  void aPeerOfAnotherFamilyCannotBeReached() throws Exception {
    SiteBinding binding =
        SiteBinding.read(
            "{\"schemaVersion\":1,\"id\":\"a\",\"device\":{\"interface\":\"e\",\"addresses\":[\"2001:db8::1\"]}}"
                .getBytes(java.nio.charset.StandardCharsets.UTF_8));
    assertEquals(
        List.of("warning network.other-family"),
        words(NetworkLint.check(Profiles.of(DNS), Optional.of(binding), "network.json")));
    String role = Profiles.flow("r", "\"role\":\"pacs\"", "outbound", "tcp", "104", "none");
    SiteBinding bound =
        SiteBinding.read(
            "{\"schemaVersion\":1,\"id\":\"a\",\"device\":{\"interface\":\"e\",\"addresses\":[\"2001:db8::1\"]},\"roles\":{\"pacs\":[\"192.0.2.7\"]}}"
                .getBytes(java.nio.charset.StandardCharsets.UTF_8));
    assertEquals(
        List.of("error network.other-family"),
        words(NetworkLint.check(Profiles.of(role), Optional.of(bound), "network.json")));
  }

  @Test
  void namesPlaceThingAndRemedy() throws Exception {
    Finding finding =
        NetworkLint.check(
                Profiles.of(DNS, halves("f", "192.0.2.7/24", "outbound", "443")),
                Optional.empty(),
                "network.json")
            .get(0);
    assertEquals("f", finding.subject());
    assertEquals("network.json", finding.evidence().get(0).file());
    assertEquals("/flows/1/peer/address", finding.evidence().get(0).field());
    assertEquals(
        "192.0.2.7/24 has bits behind its prefix; write 192.0.2.0/24 for the block, or the address"
            + " without a prefix",
        finding.message());
    assertTrue(NetworkLint.isRefused(List.of(finding)));
  }

  private static String halves(String id, String block, String direction, String ports) {
    return Profiles.flow(id, "\"address\":\"" + block + "\"", direction, "tcp", ports, "tls-1.3");
  }

  private static List<String> lint(String... flows) throws Exception {
    List<Finding> findings =
        NetworkLint.check(Profiles.of(flows), Optional.empty(), "network.json");
    return words(findings.stream().filter(f -> f.severity() != Severity.INFO).toList());
  }

  private static List<String> lintAt(String binding, String... flows) throws Exception {
    return words(
        NetworkLint.check(
            Profiles.of(flows), Optional.of(Profiles.binding(binding)), "network.json"));
  }

  private static List<String> words(List<Finding> findings) {
    return findings.stream()
        .map(f -> f.severity().name().toLowerCase(java.util.Locale.ROOT) + " " + f.rule())
        .toList();
  }
}
