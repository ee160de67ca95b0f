package dev.cachet.mud;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cachet.finding.Finding;
import dev.cachet.network.NetworkLint;
import dev.cachet.network.NetworkProfile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What yanglint lets pass in a MUD file. */
class MudLintTest {
  private static String mud() throws Exception {
    String json =
        Files.readString(Path.of("src/test/namespaces/network.json"))
            .replace(
                "\"flows\"",
                "\"publication\":{\"mudUrl\":\"https://medical.example/pump.json\",\"sbomUrl\":"
                    + "\"https://medical.example/pump.cdx.json\",\"vulnerabilitiesUrl\":"
                    + "\"https://medical.example/vex.json\"},\"flows\"");
    NetworkProfile profile = NetworkProfile.read(json.getBytes(StandardCharsets.UTF_8));
    MudTerms terms = new MudTerms(Instant.parse("2026-11-30T10:00:00Z"), 48, true);
    return new String(
        MudFile.write(NetworkLint.publish(profile, "network.json"), terms), StandardCharsets.UTF_8);
  }

  private static List<String> rules(String mud) {
    return MudLint.check(mud.getBytes(StandardCharsets.UTF_8), "mud.json").orElseThrow().stream()
        .map(Finding::rule)
        .distinct()
        .toList();
  }

  @Test
  void whatIsEmittedHasNothingWrong() throws Exception {
    assertEquals(List.of(), rules(mud()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"mud-version\" : 1 | \"mud-version\" : 2 | mud.version",
        "\"mud-version\" : 1, | | mud.version",
        "\"mud-url\" : \"https: | \"mud-url\" : \"http: | mud.address",
        "\"sbom-url\" : \"https: | \"sbom-url\" : \"ftp: | mud.address",
        "https://medical.example/vex.json | http://medical.example/vex.json | mud.address",
        "\"is-supported\" | \"mud-signature\":\"http://x/s\",\"is-supported\" | mud.address",
        "\"acl\" : [ | \"acl\" : [ {\"name\":\"other\",\"type\":\"ipv4-acl-type\"}, |"
            + " mud.list-unused",
        "\"access-list\" : [ | \"access-list\" : [ {\"name\":\"gone\"}, | mud.list-missing"
      })
  void namesWhatTheModulesLetPass(String from, String to, String rule) throws Exception {
    String mud = mud();
    String mutant = mud.replaceFirst(Pattern.quote(from), to == null ? "" : to);
    assertNotEquals(mud, mutant);
    assertTrue(rules(mutant).contains(rule), rules(mutant).toString());
  }

  @ParameterizedTest
  @CsvSource({"192.0.2.7/24", "10.0.0.1/8", "2001:db8::1/32", "example.org"})
  void namesBlocksWithBitsBehindTheirPrefix(String block) {
    String mud =
        "{\"ietf-mud:mud\":{\"mud-version\":1},\"ietf-access-control-list:acls\":{\"acl\":["
            + "{\"x\":{\"destination-ipv4-network\":\""
            + block
            + "\",\"source-ipv6-network\":\"2001:db8::/32\"}}]}}";
    assertTrue(rules(mud).contains("mud.host-bits"), block);
    assertTrue(!rules(mud.replace(block, "192.0.2.0/24")).contains("mud.host-bits"));
  }

  @Test
  void otherFilesAreNoMudFiles() {
    for (String text :
        List.of("{}", "{\"flows\":[]}", "no JSON", "[]", "{\"ietf-mud:mud\":{}} x")) {
      assertEquals(
          Optional.empty(), MudLint.check(text.getBytes(StandardCharsets.UTF_8), "x"), text);
    }
  }
}
