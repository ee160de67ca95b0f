package dev.cachet.change;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.cachet.catalogue.Catalogue;
import dev.cachet.network.NetworkProfile;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FlowComparisonTest {
  private static final String PACS =
      flow("pacs", "{\"role\":\"pacs\"}", "outbound", 104, "none", "health");
  private static final String PACS_TLS =
      flow("pacs", "{\"role\":\"pacs\"}", "outbound", 2762, "tls-1.3", "health");
  private static final String SSH =
      flow("ssh", "{\"vlan\":\"service\"}", "inbound", 22, "ssh", "credentials");
  private static final String WEB =
      flow("web", "{\"vlan\":\"service\"}", "inbound", 8080, "none", "technical");
  private static final String CLOUD =
      flow("cloud", "{\"name\":\"cloud.example.com\"}", "outbound", 443, "tls-1.3", "technical");

  @Test
  void encryptionMayComeAndMayNotGo() throws Exception {
    assertRules("accept []", List.of(PACS), List.of(PACS_TLS));
    assertRules("contradict [change.flow-unencrypted]", List.of(PACS_TLS), List.of(PACS));
    assertRules("accept []", List.of(WEB), List.of(WEB.replace("none", "tls-1.2")));
    assertRules(
        "contradict [change.flow-unencrypted]",
        List.of(CLOUD),
        List.of(CLOUD.replace("tls-1.3", "tls-1.0")));
  }

  @Test
  void newFlowThatOthersOpenContradicts() throws Exception {
    assertRules("contradict [change.flow-listening]", List.of(PACS), List.of(PACS, SSH));
    assertRules(
        "contradict [change.flow-listening]",
        List.of(WEB),
        List.of(WEB.replace("8080", "8081").replace("purpose of web", "security update")));
    assertRules(
        "contradict [change.flow-listening]",
        List.of(WEB),
        List.of(WEB.replace("[8080]", "[\"8080-8090\"]")));
    assertRules(
        "contradict [change.flow-listening]",
        List.of(SSH),
        List.of(SSH.replace("{\"vlan\":\"service\"}", "{\"localNetwork\":true}")));
  }

  @Test
  void otherNewFlowsAndClosedChannelsAreAskedAbout() throws Exception {
    assertRules("ask [change.flow-added]", List.of(PACS), List.of(PACS, CLOUD));
    assertRules(
        "ask [change.flow-added]",
        List.of(PACS),
        List.of(PACS, CLOUD.replace("purpose of cloud", "Fetch security patches")));
    assertRules("ask [change.flow-channel-closed]", List.of(PACS, CLOUD), List.of(CLOUD));
    assertRules(
        "ask [change.flow-data]", List.of(CLOUD), List.of(CLOUD.replace("technical", "health")));
  }

  @Test
  void closedServicePortIsAccepted() throws Exception {
    assertRules("accept []", List.of(PACS, SSH), List.of(PACS));
    assertRules("accept []", List.of(WEB.replace("[8080]", "[\"8080-8090\"]")), List.of(WEB));
  }

  @Test
  void profileThatIsMissingOrSuddenlyEmptyIsAskedAbout() throws Exception {
    assertEquals(
        "ask [change.profile-missing]",
        answer(Optional.of(ReleaseDocuments.profile(List.of(PACS))), Optional.empty()));
    assertEquals(
        "ask [change.profile-missing]",
        answer(Optional.empty(), Optional.of(ReleaseDocuments.profile(List.of(PACS)))));
    assertRules("ask [change.flow-channel-closed, change.profile-empty]", List.of(PACS), List.of());
    assertEquals("accept []", answer(Optional.empty(), Optional.empty()));
  }

  private static void assertRules(String expected, List<String> before, List<String> after)
      throws Exception {
    assertEquals(
        expected,
        answer(
            Optional.of(ReleaseDocuments.profile(before)),
            Optional.of(ReleaseDocuments.profile(after))));
  }

  private static String answer(Optional<NetworkProfile> before, Optional<NetworkProfile> after)
      throws Exception {
    ReleasePair pair =
        ReleasePair.read("pair flows\nos debian 12\n= deb zlib1g 1:1.2.13.dfsg-1 src=zlib\n")
            .get(0);
    ChangeJudgement judgement =
        new ChangeCheck(Catalogue.bundled())
            .judge(
                ReleaseDocuments.before(pair),
                ReleaseDocuments.after(pair),
                before,
                after,
                pair.claim);
    List<String> rules = judgement.reasons().stream().map(ChangeReason::rule).toList();
    return judgement.verdict().word() + " " + rules;
  }

  private static String flow(
      String id, String peer, String direction, int port, String encryption, String data) {
    return String.format(
        "{\"id\":\"%s\",\"peer\":%s,\"direction\":\"%s\",\"protocol\":\"tcp\",\"ports\":[%d],"
            + "\"purpose\":\"purpose of %s\",\"encryption\":\"%s\",\"data\":\"%s\"}",
        id, peer, direction, port, id, encryption, data);
  }
}
