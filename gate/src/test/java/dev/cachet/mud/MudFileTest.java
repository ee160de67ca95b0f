package dev.cachet.mud;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cachet.lifecycle.SupportState;
import dev.cachet.network.NetworkLint;
import dev.cachet.network.NetworkProfile;
import dev.cachet.network.NetworkRefusedException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MudFileTest {
  private static final Path PROFILE = Path.of("src/test/namespaces/network.json");
  private static final String PUBLICATION =
      "\"publication\":{\"mudUrl\":\"https://medical.example/pump.json\","
          + "\"sbomUrl\":\"https://medical.example/pump.cdx.json\"},\"flows\"";

  @Test
  void saysWhoMadeItAndWhereTheSbomIs() throws Exception {
    JsonNode mud = write(true).path("ietf-mud:mud");
    assertEquals("https://medical.example/pump.json", mud.path("mud-url").asText());
    assertEquals("2026-11-30T10:00:00Z", mud.path("last-update").asText());
    assertEquals(true, mud.path("is-supported").booleanValue());
    assertEquals(
        "{\"sboms\":[{\"version-info\":\"2.4.1\","
            + "\"sbom-url\":\"https://medical.example/pump.cdx.json\"}]}",
        mud.path("ietf-mud-transparency:transparency").toString());
    assertEquals("[\"transparency\"]", mud.path("extensions").toString());
    assertFalse(write(false).at("/ietf-mud:mud/is-supported").booleanValue());
  }

  @Test
  void everyListIsUsedAndEveryFlowHasItsEntries() throws Exception {
    JsonNode file = write(true);
    List<String> used = new ArrayList<>();
    file.findValues("access-list").forEach(l -> l.forEach(n -> used.add(n.path("name").asText())));
    List<String> lists = new ArrayList<>();
    file.findValue("acl").forEach(acl -> lists.add(acl.path("name").asText()));
    assertEquals(lists, used);
    assertEquals(List.of("from-ipv4", "from-ipv6", "to-ipv4", "to-ipv6"), lists);
    assertEquals(
        "{\"ipv4\":{\"protocol\":6,\"ietf-acldns:dst-dnsname\":\"updates.medical.example\"},"
            + "\"tcp\":{\"ietf-mud:direction-initiated\":\"from-device\","
            + "\"destination-port\":{\"operator\":\"eq\",\"port\":443}}}",
        matches(file, "from-ipv4", "updates-1"));
    assertEquals(
        "{\"ietf-mud:mud\":{\"controller\":\"https://medical.example/pump.json#role-pacs\"},"
            + "\"ipv6\":{\"protocol\":6},"
            + "\"tcp\":{\"ietf-mud:direction-initiated\":\"from-device\","
            + "\"source-port\":{\"lower-port\":11112,\"upper-port\":11114}}}",
        matches(file, "to-ipv6", "pacs-2-answer"));
    assertEquals(
        "{\"ietf-mud:mud\":{\"controller\":\"urn:ietf:params:mud:dns\"},\"ipv4\":{\"protocol\":17},"
            + "\"udp\":{\"destination-port\":{\"operator\":\"eq\",\"port\":53}}}",
        matches(file, "from-ipv4", "names-1"));
    assertEquals(
        "{\"ipv4\":{\"protocol\":17,\"destination-ipv4-network\":\"224.0.0.251/32\"},"
            + "\"udp\":{\"destination-port\":{\"operator\":\"eq\",\"port\":5353}}}",
        matches(file, "to-ipv4", "announcements-1"));
    assertEquals("", matches(file, "from-ipv4", "announcements-1-answer"));
    assertEquals("", matches(file, "from-ipv6", "address-1"), "DHCP is of IPv4");
  }

  @Test
  void supportThatNobodyKnowsIsNeitherYesNorNo() {
    assertEquals(Optional.of(true), MudTerms.isSupported(SupportState.SUPPORTED));
    assertEquals(Optional.of(false), MudTerms.isSupported(SupportState.ENDED));
    assertEquals(Optional.of(false), MudTerms.isSupported(SupportState.WAIVED));
    assertEquals(Optional.empty(), MudTerms.isSupported(SupportState.UNKNOWN));
    assertEquals(Optional.empty(), MudTerms.isSupported(SupportState.AMBIGUOUS));
    for (int hours : new int[] {0, 169, -1}) {
      assertThrows(IllegalArgumentException.class, () -> new MudTerms(Instant.EPOCH, hours, true));
    }
  }

  @Test
  void needsAPlaceWhereItWillBe() throws Exception {
    NetworkRefusedException e =
        assertThrows(
            NetworkRefusedException.class,
            () -> NetworkLint.publish(NetworkProfile.read(PROFILE), "network.json"));
    assertEquals("network.no-mud-url", e.findings().get(0).rule());
  }

  private static JsonNode write(boolean supported) throws Exception {
    String json = Files.readString(PROFILE).replace("\"flows\"", PUBLICATION);
    NetworkProfile profile = NetworkProfile.read(json.getBytes(StandardCharsets.UTF_8));
    MudTerms terms = new MudTerms(Instant.parse("2026-11-30T10:00:00.5Z"), 48, supported);
    byte[] file = MudFile.write(NetworkLint.publish(profile, "network.json"), terms);
    assertTrue(file[file.length - 1] == '\n');
    return new ObjectMapper().readTree(file);
  }

  private static String matches(JsonNode file, String list, String entry) {
    for (JsonNode acl : file.findValue("acl")) {
      for (JsonNode ace : acl.at("/aces/ace")) {
        if (acl.path("name").asText().equals(list) && ace.path("name").asText().equals(entry)) {
          return ace.path("matches").toString();
        }
      }
    }
    return "";
  }
}
