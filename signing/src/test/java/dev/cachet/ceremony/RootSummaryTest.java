package dev.cachet.ceremony;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cachet.factory.Manufacturer;
import dev.cachet.jose.AttachedEnvelope;
import dev.cachet.jose.DocumentType;
import dev.cachet.jose.EnvelopeSignature;
import dev.cachet.jose.SignatureList;
import dev.cachet.refusal.PackageRefusedException;
import dev.cachet.signer.ManifestSigner;
import dev.cachet.signer.SigningKey;
import dev.cachet.trust.TrustedRoot;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RootSummaryTest {
  private static final Manufacturer MAKER = new Manufacturer();
  private static final Manufacturer SUCCESSOR = new Manufacturer();

  @TempDir Path folder;

  @Test
  void showsARootAtEveryStage() throws Exception {
    TrustedRoot root = MAKER.firstRoot();
    Path sealed = Files.write(folder.resolve("root-1.json"), root.envelope());
    UnsignedRoot draft = UnsignedRoot.first(MAKER.draft(1), folder.resolve("root-1"));
    assertEquals(4, RootSummary.read(sealed).signatures().size());
    assertEquals(0, RootSummary.read(folder.resolve("root-1")).signatures().size());
    assertEquals(root.sha256(), RootSummary.read(folder.resolve("root-1/root.json")).sha256());
    Path unused = draft.sign(MAKER.root1.pq());
    assertEquals(1, RootSummary.read(folder.resolve("root-1")).signatures().size());
  }

  @Test
  void saysOfEachSignatureWhatTheRootMakesOfIt() throws Exception {
    byte[] payload = SUCCESSOR.draft(2).payload();
    List<EnvelopeSignature> signatures = new ArrayList<>();
    signatures.add(sign(payload, SUCCESSOR.root1.classical()));
    signatures.add(sign(SUCCESSOR.draft(3).payload(), SUCCESSOR.root2.classical()));
    signatures.add(sign(payload, SUCCESSOR.release.classical()));
    signatures.add(sign(payload, MAKER.root1.classical()));
    signatures.add(new ManifestSigner().sign(DocumentType.PACKAGE, payload, SUCCESSOR.root1.pq()));
    RootSummary summary =
        RootSummary.of(AttachedEnvelope.of(payload, SignatureList.of(signatures)).bytes());
    Map<String, SignatureState.Verdict> verdicts =
        summary.signatures().stream()
            .collect(Collectors.toMap(SignatureState::kid, SignatureState::verdict));
    assertEquals(
        Map.of(
            kid(SUCCESSOR.root1.classical()), SignatureState.Verdict.VERIFIES,
            kid(SUCCESSOR.root2.classical()), SignatureState.Verdict.INVALID,
            kid(SUCCESSOR.release.classical()), SignatureState.Verdict.NO_SAY,
            kid(MAKER.root1.classical()), SignatureState.Verdict.NOT_LISTED,
            kid(SUCCESSOR.root1.pq()), SignatureState.Verdict.WRONG_TYPE),
        verdicts);
  }

  @Test
  void textSaysWhoHoldsWhatAndWhatIsDemanded() throws Exception {
    String text = text(RootFormat.TEXT);
    assertTrue(text.startsWith("root 1 of example-devices, production\nsha256 "), text);
    assertTrue(text.contains("root: 2 of 2 holders, in classical and in pq\n"), text);
    assertTrue(text.contains("  release-desk  EdDSA      " + kid(MAKER.release.classical())), text);
    assertTrue(text.contains("nobody holds two of release and clearance\n"), text);
    assertTrue(text.contains("\n4 signatures\n"), text);
    assertTrue(text.contains(" of root-1 verifies\n"), text);
  }

  @Test
  void jsonHoldsTheSame() throws Exception {
    String json = text(RootFormat.JSON);
    assertTrue(json.contains("\"environment\" : \"production\""), json);
    assertTrue(json.contains("\"holder\" : \"release-desk\""), json);
    assertTrue(json.contains("\"verdict\" : \"verifies\""), json);
  }

  @Test
  void somethingElseIsNoRoot() {
    assertThrows(PackageRefusedException.class, () -> RootSummary.of(new byte[0]));
    assertThrows(
        PackageRefusedException.class,
        () -> RootSummary.of("{\"payload\":\"e30\"}".getBytes(StandardCharsets.UTF_8)));
  }

  private static String text(RootFormat format) throws Exception {
    byte[] shown = format.write(RootSummary.of(MAKER.firstRoot().envelope()));
    return new String(shown, StandardCharsets.UTF_8);
  }

  private static String kid(SigningKey key) {
    return key.publicKey().kid();
  }

  private static EnvelopeSignature sign(byte[] payload, SigningKey key) throws Exception {
    return new ManifestSigner().sign(DocumentType.ROOT, payload, key);
  }
}
