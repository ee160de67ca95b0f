package dev.cachet.trust;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.cachet.jose.Family;
import dev.cachet.jose.Refused;
import dev.cachet.jose.TestKeys;
import dev.cachet.refusal.Reason;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RootDocumentTest {
  static final TestRoots ROOT = TestRoots.classical();
  static final String UNKNOWN_KID = "A".repeat(43);

  static String text() {
    return new String(ROOT.payload(), StandardCharsets.UTF_8);
  }

  static byte[] bytes(String json) {
    return json.getBytes(StandardCharsets.UTF_8);
  }

  static RootDocument open(TestRoots root) throws Exception {
    return RootDocument.open(root.payload());
  }

  static void refused(Reason reason, String clause, byte[] payload) {
    Refused.by(reason, clause, () -> RootDocument.open(payload));
  }

  static void malformed(String clause, String json) {
    refused(Reason.ROOT_MALFORMED, clause, bytes(json));
  }

  static void malformed(String clause, TestRoots root) {
    refused(Reason.ROOT_MALFORMED, clause, root.payload());
  }

  static String kid(String holder) {
    return TestKeys.ed25519(holder).kid();
  }

  /** The classical root with a key of an unknown algorithm in the role release. */
  static String withUnknownKey() {
    return text()
        .replace(
            "\"keys\":[{\"kid\"",
            "\"keys\":[{\"kid\":\""
                + UNKNOWN_KID
                + "\",\"holder\":\"release-1\",\"jwk\":{\"kty\":\"NEW\",\"alg\":\"FALCON-512\"}},"
                + "{\"kid\"")
        .replace("\"release\":{\"keys\":[", "\"release\":{\"keys\":[\"" + UNKNOWN_KID + "\",");
  }

  @Test
  void readsEveryMember() throws Exception {
    RootDocument root =
        open(
            TestRoots.hybrid()
                .version(9_999_999_999L)
                .environment(Environment.TEST)
                .manufacturer("m-1")
                .issued(Instant.parse("2026-02-01T00:00:00Z"))
                .expires(Instant.parse("2026-02-01T00:00:01Z"))
                .onExpiry(OnExpiry.REFUSE)
                .clockFloor(Instant.EPOCH)
                .packageExpiry(PackageExpiry.REQUIRED)
                .authorisation(Authorisation.BOTH)
                .packageRoles(Role.RELEASE)
                .role(Role.CARRIAGE, 1, Family.PQ)
                .key(Role.CARRIAGE, "carrier", TestKeys.pq("carrier"))
                .apart(Role.RELEASE, Role.CLEARANCE));
    assertEquals(9_999_999_999L, root.version());
    assertEquals(Environment.TEST, root.environment());
    assertEquals("m-1", root.manufacturer());
    assertEquals(Instant.parse("2026-02-01T00:00:00Z"), root.issued());
    assertEquals(Instant.parse("2026-02-01T00:00:01Z"), root.expires());
    assertEquals(OnExpiry.REFUSE, root.onExpiry());
    assertEquals(Optional.of(Instant.EPOCH), root.clockFloor());
    assertEquals(PackageExpiry.REQUIRED, root.packageExpiry());
    assertEquals(Authorisation.BOTH, root.authorisation());
    assertEquals(Set.of(Role.RELEASE), root.packageRoles());
    assertEquals(List.of(Set.of(Role.RELEASE, Role.CLEARANCE)), root.apart());
    assertEquals(21, root.keys().size());
    assertEquals(Role.CARRIAGE, root.roleOf(TestKeys.pq("carrier").kid()));
    assertEquals("root-1", root.key(kid("root-1")).orElseThrow().holder());
    assertEquals(2, root.roles().get(Role.ROOT).threshold());
    assertEquals(Set.of(Family.CLASSICAL, Family.PQ), root.roles().get(Role.ROOT).families());
  }

  @Test
  void warnsOnExpiryUnlessItSaysOtherwise() throws Exception {
    assertEquals(OnExpiry.WARN, open(ROOT).onExpiry());
    assertEquals(Optional.empty(), open(ROOT).clockFloor());
    assertEquals(List.of(), open(ROOT).apart());
  }

  @Test
  void knowsNoRoleOfAnotherKey() throws Exception {
    RootDocument root = open(ROOT);
    assertThrows(IllegalArgumentException.class, () -> root.roleOf(UNKNOWN_KID));
    assertEquals(Optional.empty(), root.key(UNKNOWN_KID));
  }

  @Test
  @Tag("TRU-24")
  void refusesAnotherFormatBeforeAnythingElse() {
    refused(Reason.FORMAT_UNSUPPORTED, "TRU-24", ROOT.with("format", 2L).payload());
    refused(Reason.FORMAT_UNSUPPORTED, "TRU-24", ROOT.with("format", 0L).payload());
    refused(Reason.FORMAT_UNSUPPORTED, "TRU-24", bytes("{\"format\":2,\"new\":true}"));
    malformed("JSON-8", "{\"format\":\"1\"}");
    malformed("JSON-7", "{}");
    malformed("JSON-5", "{\"format\":2,\"format\":2}");
  }

  @Test
  @Tag("TRU-25")
  void refusesAVersionOutOfRange() {
    malformed("TRU-25", ROOT.version(0));
    malformed("TRU-25", ROOT.version(10_000_000_000L));
  }

  @ParameterizedTest
  @Tag("TRU-26")
  @CsvSource({
    "environment, Production",
    "environment, staging",
    "onExpiry, ignore",
    "onExpiry, ''",
    "packageExpiry, never",
    "authorisation, all",
    "authorisation, NONE",
  })
  void refusesAWordThatIsNotInTheTable(String member, String word) {
    malformed("TRU-26", ROOT.with(member, word));
  }

  @Test
  @Tag("TRU-27")
  void refusesAnExpiryThatIsNotAfterTheIssue() {
    Instant issued = Instant.parse("2026-01-01T00:00:00Z");
    malformed("TRU-27", ROOT.issued(issued).expires(issued));
    malformed("TRU-27", ROOT.issued(issued).expires(issued.minusSeconds(1)));
    assertDoesNotThrow(() -> open(ROOT.issued(issued).expires(issued.plusSeconds(1))));
  }

  @Test
  @Tag("TRU-28")
  void refusesARootWithoutKeys() {
    malformed("TRU-28", text().replaceFirst("\"keys\":\\[\\{.*?\\}\\}\\]", "\"keys\":[]"));
  }

  @Test
  @Tag("TRU-28")
  void refusesAKidTwice() {
    String element = text().replaceFirst(".*?\"keys\":\\[(\\{.*?\\}\\}),.*", "$1");
    malformed("TRU-28", text().replace("\"keys\":[{", "\"keys\":[" + element + ",{"));
  }

  @Test
  @Tag("TRU-28")
  void refusesSixtyFiveKeys() {
    TestRoots full = ROOT;
    for (int i = 10; i < 64; i++) {
      full = full.key(Role.GRANT, "grant-1", TestKeys.ed25519("more " + i));
    }
    TestRoots root = full;
    assertDoesNotThrow(() -> open(root));
    malformed("TRU-28", root.key(Role.GRANT, "grant-1", TestKeys.ed25519("last")));
  }

  @Test
  @Tag("TRU-17")
  void acceptsARootWithAnUnknownKey() throws Exception {
    RootDocument root = RootDocument.open(bytes(withUnknownKey()));
    assertEquals(Optional.empty(), root.key(UNKNOWN_KID).orElseThrow().jwk().algorithm());
    assertEquals(Role.RELEASE, root.roleOf(UNKNOWN_KID));
  }

  @Test
  @Tag("TRU-15")
  @Tag("JSON-12")
  void readsLongStringsOfUnknownKeys() {
    String key = "\"kty\":\"NEW\",\"alg\":\"FALCON-512\"";
    String json = withUnknownKey();
    // 3 + 3 for kty, 3 + 10 for alg, 1 for p.
    String value = "x".repeat(8192 - 20);
    assertDoesNotThrow(
        () -> RootDocument.open(bytes(json.replace(key, key + ",\"p\":\"" + value + "\""))));
    malformed("TRU-15", json.replace(key, key + ",\"p\":\"" + value + "x\""));
    malformed("JSON-12", json.replace(key, key + ",\"p\":\"" + value + "x".repeat(21) + "\""));
  }

  @ParameterizedTest
  @Tag("JSON-6")
  @ValueSource(
      strings = {
        "\"format\":1",
        "\"holder\":\"root-1\"",
        "\"threshold\":1",
        "\"packageExpiry\":\"optional\""
      })
  void refusesAnUnknownMember(String before) {
    malformed("JSON-6", text().replaceFirst(before, before + ",\"comment\":\"\""));
  }

  @ParameterizedTest
  @Tag("JSON-7")
  @ValueSource(
      strings = {
        "version",
        "environment",
        "manufacturer",
        "issued",
        "expires",
        "packageExpiry",
        "authorisation"
      })
  void refusesARootThatLacksAMember(String member) {
    malformed("JSON-7", ROOT.with(member, null));
  }

  @Test
  @Tag("JSON-17")
  @Tag("JSON-18")
  void refusesOtherTimesAndNames() {
    malformed("JSON-17", ROOT.with("issued", "2026-01-01"));
    malformed("JSON-17", ROOT.with("expires", "2026-02-30T00:00:00Z"));
    malformed("JSON-17", ROOT.with("clockFloor", "1969-01-01T00:00:00Z"));
    malformed("JSON-18", ROOT.manufacturer("Example"));
    malformed("JSON-18", text().replaceFirst("\"holder\":\"root-1\"", "\"holder\":\"Root 1\""));
  }

  @Test
  void refusesALargePayloadUnread() {
    refused(Reason.ROOT_MALFORMED, "JSON-12", new byte[262_145]);
  }

  @Test
  @Tag("TRU-14")
  void refusesAKeyUnderAnotherKid() {
    malformed("TRU-14", text().replace(kid("release-1"), UNKNOWN_KID));
  }
}
