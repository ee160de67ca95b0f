package dev.cachet.jose;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.cachet.refusal.PackageRefusedException;
import dev.cachet.refusal.Reason;
import dev.cachet.refusal.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class SignatureListTest {
  private static final byte[] DOCUMENT = {1, 2, 3};

  private static List<EnvelopeSignature> signatures(int count) {
    List<EnvelopeSignature> signatures = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      signatures.add(TestKeys.ed25519("k" + i).sign(DocumentType.PACKAGE, DOCUMENT));
    }
    return signatures;
  }

  /** A list as it would be written, in any order and number. */
  private static String detached(List<EnvelopeSignature> signatures) {
    List<String> elements = new ArrayList<>();
    for (EnvelopeSignature s : signatures) {
      elements.add(
          "{\"protected\":\""
              + s.protectedHeader()
              + "\",\"signature\":\""
              + s.signature()
              + "\"}");
    }
    return "{\"signatures\":[" + String.join(",", elements) + "]}";
  }

  private static void refused(String clause, String detached) {
    Refused.by(
        Reason.ENVELOPE_MALFORMED,
        clause,
        () -> SignatureList.read(detached.getBytes(StandardCharsets.UTF_8)));
    // The attached form obeys the same rules.
    String attached = detached.replaceFirst("\\{", "{\"payload\":\"AQID\",");
    Refused.by(
        Reason.ENVELOPE_MALFORMED,
        clause,
        () -> AttachedEnvelope.read(attached.getBytes(StandardCharsets.UTF_8)));
  }

  private static String sorted(int count) throws PackageRefusedException {
    return new String(SignatureList.of(signatures(count)).bytes(), StandardCharsets.UTF_8);
  }

  @Test
  void readsWhatItWrites() throws Exception {
    SignatureList list = SignatureList.of(signatures(32));
    SignatureList read = SignatureList.read(list.bytes());
    assertEquals(list.signatures(), read.signatures());
    assertEquals(32, read.headers().size());
    AttachedEnvelope envelope = AttachedEnvelope.of(DOCUMENT, list);
    AttachedEnvelope again = AttachedEnvelope.read(envelope.bytes());
    assertArrayEquals(DOCUMENT, again.payload());
    assertArrayEquals(envelope.bytes(), again.bytes());
    assertEquals(list.signatures(), again.signatures().signatures());
  }

  @Test
  @Tag("TRU-4")
  void sortsByKid() throws Exception {
    List<EnvelopeSignature> signatures = signatures(9);
    byte[] expected = SignatureList.of(signatures).bytes();
    Collections.reverse(signatures);
    assertArrayEquals(expected, SignatureList.of(signatures).bytes());
  }

  @Test
  @Tag("TRU-1")
  void refusesAnotherSpelling() throws Exception {
    String one = sorted(2);
    refused("TRU-1", one + "\n");
    refused("TRU-1", one.replaceFirst(":", ": "));
    refused("TRU-1", one.replaceFirst("protected", "p\\\\u0072otected"));
    refused("TRU-1", one.replaceFirst("\":\"e", "\":\"\\\\u0065"));
    refused(
        "TRU-1",
        one.replaceFirst("(\"protected\":\"[^\"]*\"),(\"signature\":\"[^\"]*\")", "$2,$1"));
  }

  @Test
  @Tag("TRU-1")
  void refusesAnAttachedEnvelopeInAnotherOrder() throws Exception {
    String json = sorted(1).replaceFirst("\\}$", ",\"payload\":\"AQID\"}");
    Refused.by(
        Reason.ENVELOPE_MALFORMED,
        "TRU-1",
        () -> AttachedEnvelope.read(json.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  @Tag("JSON-6")
  void refusesAnUnprotectedHeader() throws Exception {
    String one = sorted(1);
    refused("JSON-6", one.replace("\"signature\":", "\"header\":{\"kid\":\"x\"},\"signature\":"));
    Refused.by(
        Reason.ENVELOPE_MALFORMED,
        "JSON-6",
        () ->
            SignatureList.read(
                one.replaceFirst("\\{", "{\"payload\":\"AQID\",")
                    .getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  @Tag("JSON-6")
  void refusesAMemberBesideTheSignatures() throws Exception {
    refused("JSON-6", sorted(1).replaceFirst("]}$", "],\"x\":1}"));
  }

  @Test
  void namesTheKeyWhoseSignatureIsBad() throws Exception {
    EnvelopeSignature good = signatures(1).get(0);
    String kid = ProtectedHeader.read(good.protectedHeader()).kid();
    String bad = detached(List.of(new EnvelopeSignature(good.protectedHeader(), "")));
    assertEquals("signature by " + kid, refusal(bad).subject());
    assertEquals("envelope", refusal(sorted(1) + " ").subject());
  }

  private static Refusal refusal(String detached) {
    byte[] bytes = detached.getBytes(StandardCharsets.UTF_8);
    return assertThrows(PackageRefusedException.class, () -> SignatureList.read(bytes)).refusal();
  }

  @Test
  @Tag("TRU-2")
  void refusesASignatureThatIsNotCanonicalBase64Url() throws Exception {
    String one = sorted(1);
    refused("TRU-2", one.replace("\"}]}", "=\"}]}"));
    refused("TRU-2", one.replace("\"}]}", "*\"}]}"));
    // 64 bytes leave four spare bits in the last character.
    String spare = one.substring(0, one.length() - 5) + "B\"}]}";
    refused("TRU-2", spare);
  }

  @Test
  @Tag("TRU-2")
  void refusesAPayloadThatIsNotCanonicalBase64Url() throws Exception {
    for (String payload : new String[] {"AQID=", "AQ==", "AR", "A", "AQ+D", "AQ/D"}) {
      String json = sorted(1).replaceFirst("\\{", "{\"payload\":\"" + payload + "\",");
      Refused.by(
          Reason.ENVELOPE_MALFORMED,
          "TRU-2",
          () -> AttachedEnvelope.read(json.getBytes(StandardCharsets.UTF_8)));
    }
  }

  @Test
  @Tag("TRU-3")
  void refusesNoSignature() {
    refused("TRU-3", "{\"signatures\":[]}");
    Refused.by(Reason.ENVELOPE_MALFORMED, "TRU-3", () -> SignatureList.of(List.of()));
  }

  @Test
  @Tag("TRU-3")
  void refusesThirtyThreeSignatures() {
    Refused.by(Reason.ENVELOPE_MALFORMED, "TRU-3", () -> SignatureList.of(signatures(33)));
    List<EnvelopeSignature> signatures = new ArrayList<>(signatures(33));
    Refused.by(
        Reason.ENVELOPE_MALFORMED,
        () -> SignatureList.read(detached(signatures).getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  @Tag("TRU-4")
  void refusesAnotherOrder() throws Exception {
    List<EnvelopeSignature> signatures =
        new ArrayList<>(SignatureList.of(signatures(3)).signatures());
    Collections.swap(signatures, 0, 1);
    refused("TRU-4", detached(signatures));
  }

  @Test
  @Tag("TRU-4")
  void refusesAKidTwice() throws Exception {
    EnvelopeSignature first = signatures(1).get(0);
    refused("TRU-4", detached(List.of(first, first)));
    TestSigner signer = TestKeys.ed25519("k0");
    String later =
        Base64Url.encode(
            ("{\"alg\":\"EdDSA\",\"kid\":\""
                    + signer.kid()
                    + "\",\"typ\":\"cachet-package+jws\",\"iat\":1}")
                .getBytes(StandardCharsets.UTF_8));
    EnvelopeSignature second = signer.sign(later, DOCUMENT);
    refused("TRU-4", detached(List.of(first, second)));
    Refused.by(Reason.ENVELOPE_MALFORMED, "TRU-4", () -> SignatureList.of(List.of(first, second)));
  }

  @Test
  @Tag("TRU-5")
  void refusesAnEmptySignature() {
    EnvelopeSignature first = signatures(1).get(0);
    refused("TRU-5", detached(List.of(new EnvelopeSignature(first.protectedHeader(), ""))));
  }

  @Test
  @Tag("TRU-5")
  void refusesALongSignature() throws Exception {
    String header = signatures(1).get(0).protectedHeader();
    EnvelopeSignature longest = new EnvelopeSignature(header, "A".repeat(6168) + "AA");
    assertEquals(1, SignatureList.of(List.of(longest)).headers().size());
    EnvelopeSignature longer = new EnvelopeSignature(header, "A".repeat(6171));
    Refused.by(Reason.ENVELOPE_MALFORMED, "TRU-5", () -> SignatureList.of(List.of(longer)));
    refused("JSON-12", detached(List.of(longer)));
  }

  @Test
  @Tag("TRU-5")
  void refusesALongProtectedHeader() {
    EnvelopeSignature first = signatures(1).get(0);
    EnvelopeSignature longer = new EnvelopeSignature("A".repeat(8196), first.signature());
    refused("JSON-12", detached(List.of(longer)));
  }

  @Test
  @Tag("TRU-5")
  void refusesALongPayload() throws Exception {
    SignatureList one = SignatureList.of(signatures(1));
    byte[] largest = new byte[262_144];
    assertEquals(
        262_144, AttachedEnvelope.read(AttachedEnvelope.of(largest, one).bytes()).payload().length);
    assertThrows(IllegalArgumentException.class, () -> AttachedEnvelope.of(new byte[262_145], one));
    String longer = sorted(1).replaceFirst("\\{", "{\"payload\":\"" + "A".repeat(349_527) + "\",");
    Refused.by(
        Reason.ENVELOPE_MALFORMED,
        "JSON-12",
        () -> AttachedEnvelope.read(longer.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void refusesALargeEnvelopeUnread() {
    Refused.by(Reason.ENVELOPE_MALFORMED, () -> SignatureList.read(new byte[524_289]));
    Refused.by(Reason.ENVELOPE_MALFORMED, () -> AttachedEnvelope.read(new byte[1_048_577]));
  }

  @Test
  void givesJsonThatALibraryReadsOnceThePayloadIsBack() throws Exception {
    // RFC 7515 appendix F: detached is the general serialization without its payload.
    SignatureList list = SignatureList.of(signatures(2));
    String attached =
        new String(list.bytes(), StandardCharsets.UTF_8)
            .replaceFirst("\\{", "{\"payload\":\"AQID\",");
    assertEquals(
        attached, new String(AttachedEnvelope.of(DOCUMENT, list).bytes(), StandardCharsets.UTF_8));
  }
}
