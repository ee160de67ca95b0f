package dev.cachet.verification;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.cachet.golden.ContainerFixture;
import dev.cachet.golden.FixtureEntry;
import dev.cachet.golden.PackageFixture;
import dev.cachet.golden.PayloadFixture;
import dev.cachet.refusal.Reason;
import dev.cachet.verification.report.Check;
import dev.cachet.verification.report.Outcome;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whole packages under the attacks A01 to A15: what updaters got wrong about signatures. */
class SignatureAttacksTest {
  private final TestDevice device = new TestDevice();

  @Test
  @DisplayName("A01, CVE-2026-34155: the last byte of the last chunk is signed too")
  @Tag("PKG-40")
  void coversTheLastByte() {
    PayloadFixture two = PayloadFixture.raw("data", ReleaseFixture.plain(512 * 9), 4096);
    byte[] bytes =
        new ReleaseFixture().payloads(PayloadFixture.raw("a", new byte[1], 4096), two).bytes();
    device.judge(bytes).isAccepted();
    int last = bytes.length - 1024 - 1;
    while (bytes[last] == 0) {
      last--;
    }
    bytes[last] ^= 1;
    device.judge(bytes).isRefused(Check.CHUNKS, Reason.CHUNK_CORRUPT, "PKG-40");
  }

  @Test
  @DisplayName("A02, CVE-2020-15093, CVE-2020-6174: one signature twice is one signature")
  @Tag("TRU-4")
  void countsNoSignatureTwice() {
    device
        .judge(signed(Maker.RELEASE, Maker.RELEASE_PQ, Maker.CLEARANCE, Maker.CLEARANCE))
        .isRefused(Check.QUORUM, Reason.ENVELOPE_MALFORMED, "TRU-4");
  }

  @Test
  @DisplayName("A02, A56: two keys of one holder are one holder")
  @Tag("TRU-54")
  void countsHoldersAndNotKeys() {
    Desk spare = Desk.postQuantum("clearance-1");
    RootFixture root =
        Maker.root(1)
            .role("clearance", 2, Maker.CLASSICAL, Maker.CLEARANCE, spare, Maker.CLEARANCE_2);
    device.trusting(Maker.anchor(root));
    device
        .judge(signed(Maker.RELEASE, Maker.RELEASE_PQ, Maker.CLEARANCE, spare))
        .isRefused(Check.QUORUM, Reason.QUORUM_MISSING, "TRU-54");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"signatures\":[]}", "{}", "", "[]", "null"})
  @DisplayName("A05, A06, CVE-2020-10759: no signature is not a good signature")
  @Tag("TRU-3")
  void refusesAPackageWithoutSignature(String envelope) {
    byte[] bytes = new ReleaseFixture().signatures(manifest -> envelope.getBytes(UTF_8)).bytes();
    Verdict verdict = device.judge(bytes);
    assertEquals(Reason.ENVELOPE_MALFORMED, verdict.refusal().orElseThrow().reason());
    assertEquals(Outcome.FAILED, verdict.report().result(Check.QUORUM).outcome());
  }

  @Test
  @DisplayName("A05: signatures by strangers alone are no quorum")
  @Tag("TRU-51")
  void ignoresStrangers() {
    device
        .judge(signed(Desk.classical("x"), Desk.postQuantum("y")))
        .isRefused(Check.QUORUM, Reason.QUORUM_MISSING, "TRU-54");
  }

  @Test
  @DisplayName("A06, A51: a package without an entry of signatures")
  @Tag("PKG-6")
  void refusesAPackageWithoutEntryOfSignatures() {
    byte[] bytes = new ReleaseFixture().release().withoutEntry("signatures.json").bytes();
    device.judge(bytes).isRefused(Check.PREFIX, Reason.ENTRY_MISSING, "PKG-6");
  }

  @Test
  @DisplayName("A08: no byte of a header is left to choose")
  @Tag("PKG-1")
  void refusesAnotherOwnerInAHeader() {
    ReleaseFixture release = new ReleaseFixture();
    byte[] bytes = release.bytes();
    int sbom = ContainerFixture.bytes(release.entries().subList(0, 2)).length - 1024;
    bytes[sbom + 114] = '1';
    byte[] header = ContainerFixture.withChecksum(Arrays.copyOfRange(bytes, sbom, sbom + 512));
    System.arraycopy(header, 0, bytes, sbom, 512);
    device.judge(bytes).isRefused(Check.LAYOUT, Reason.CONTAINER_MALFORMED, "PKG-1");
  }

  @Test
  @DisplayName("A09, CVE-2024-32883: a second manifest beside the signed one")
  @Tag("PKG-10")
  void refusesASecondEntryOfTheSameName() {
    PackageFixture release = new ReleaseFixture().release();
    FixtureEntry second = FixtureEntry.of("manifest.json", "{}".getBytes(UTF_8));
    byte[] after = release.entries(list -> insert(list, 2, second)).bytes();
    device.judge(after).isRefused(Check.LAYOUT, Reason.UNLISTED_ENTRY, "PKG-10");
    byte[] before = new ReleaseFixture().release().entries(list -> insert(list, 0, second)).bytes();
    device.judge(before).isRefused(Check.PREFIX, Reason.ENTRY_MISSING, "PKG-6");
  }

  @Test
  @DisplayName("A09: a second member of one name, signed or not")
  @Tag("JSON-5")
  void refusesADuplicateMember() {
    byte[] signed =
        new ReleaseFixture()
            .release()
            .manifest(text -> text.replace("{\"format\":1", "{\"format\":1,\"format\":1"))
            .bytes();
    device.judge(signed).isRefused(Check.MANIFEST, Reason.MANIFEST_MALFORMED, "JSON-5");
  }

  @Test
  @DisplayName("A11, CVE-2026-23991: what nobody signed is not parsed")
  @Tag("PKG-49")
  void parsesNothingThatNobodySigned() {
    byte[] garbage =
        new ReleaseFixture()
            .signedBy(Desk.classical("x"))
            .release()
            .manifest(text -> "[[[[[[")
            .bytes();
    device.judge(garbage).isRefused(Check.QUORUM, Reason.QUORUM_MISSING, "TRU-54");
  }

  @ParameterizedTest
  @ValueSource(strings = {"none", "HS256", "ES256", "ML-DSA-44", "RS256", "Ed448", "eddsa"})
  @DisplayName("A12: the header does not choose the algorithm")
  @Tag("TRU-18")
  void refusesAnotherAlgorithmThanTheKeys(String alg) {
    refusesHeader("{\"alg\":\"" + alg + "\"", Reason.ALGORITHM_MISMATCH, "TRU-18");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"crit\":[\"b64\"],\"b64\":false,\"alg\":\"EdDSA\"",
        "\"b64\":false,\"alg\":\"EdDSA\"",
        "\"jwk\":{},\"alg\":\"EdDSA\"",
        "\"jku\":\"https://example.org\",\"alg\":\"EdDSA\"",
        "\"x5u\":\"https://example.org\",\"alg\":\"EdDSA\""
      })
  @DisplayName("A12: no header member brings a key or another encoding")
  @Tag("JSON-6")
  void refusesMembersThatBringKeys(String members) {
    refusesHeader("{" + members, Reason.ENVELOPE_MALFORMED, "JSON-6");
  }

  @Test
  @DisplayName("A12: a signature for another kind of document")
  @Tag("TRU-7")
  void refusesASignatureOfAnotherType() {
    byte[] bytes =
        new ReleaseFixture()
            .signatures(
                manifest ->
                    Envelopes.detached(
                        RootFixture.TYP, manifest, List.of(Maker.RELEASE, Maker.RELEASE_PQ)))
            .bytes();
    device.judge(bytes).isRefused(Check.QUORUM, Reason.WRONG_TYPE, "TRU-7");
  }

  @Test
  @DisplayName("A13: either half of a hybrid signature taken away")
  @Tag("TRU-55")
  void refusesHalfOfAHybrid() {
    device
        .judge(signed(Maker.RELEASE_PQ, Maker.CLEARANCE, Maker.CLEARANCE_2))
        .isRefused(Check.QUORUM, Reason.FAMILY_MISSING, "TRU-55");
    device
        .judge(signed(Maker.RELEASE, Maker.CLEARANCE, Maker.CLEARANCE_2))
        .isRefused(Check.QUORUM, Reason.FAMILY_MISSING, "TRU-55");
  }

  @Test
  @DisplayName("A14, GHSA-gcxh-546h-phg4: development keys in production")
  @Tag("TRU-57")
  void refusesTheDevelopmentDesk() {
    RootFixture development = Maker.root(1).quoted("environment", "test");
    device
        .trusting(Maker.anchor(development))
        .judge(new ReleaseFixture().bytes())
        .isRefused(Check.ROOT_STATE, Reason.WRONG_ENVIRONMENT, "TRU-57");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2})
  @DisplayName("A15: a good key of another role")
  @Tag("TRU-53")
  void refusesAKeyOfAnotherRole(int number) {
    Desk stranger = List.of(Maker.ROOT, Maker.GRANT, Maker.DOWNGRADE).get(number);
    device
        .judge(
            signed(Maker.RELEASE, Maker.RELEASE_PQ, Maker.CLEARANCE, Maker.CLEARANCE_2, stranger))
        .isRefused(Check.QUORUM, Reason.WRONG_ROLE, "TRU-53");
  }

  private static byte[] signed(Desk... desks) {
    return new ReleaseFixture().signedBy(desks).bytes();
  }

  private void refusesHeader(String start, Reason reason, String clause) {
    String header =
        start + ",\"kid\":\"" + Maker.RELEASE.kid() + "\",\"typ\":\"cachet-package+jws\"}";
    byte[] bytes =
        new ReleaseFixture()
            .signatures(
                manifest ->
                    ("{\"signatures\":[{\"protected\":\""
                            + Desk.base64url(header.getBytes(UTF_8))
                            + "\",\"signature\":\""
                            + Desk.base64url(new byte[64])
                            + "\"}]}")
                        .getBytes(UTF_8))
            .bytes();
    device.judge(bytes).isRefused(Check.QUORUM, reason, clause);
  }

  private static List<FixtureEntry> insert(
      List<FixtureEntry> entries, int position, FixtureEntry entry) {
    entries.add(position, entry);
    return entries;
  }
}
