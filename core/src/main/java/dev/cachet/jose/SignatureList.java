package dev.cachet.jose;

import dev.cachet.json.JsonLimits;
import dev.cachet.json.JsonObject;
import dev.cachet.json.JsonWriter;
import dev.cachet.json.StrictJson;
import dev.cachet.json.StrictJsonException;
import dev.cachet.refusal.PackageRefusedException;
import dev.cachet.refusal.Reason;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The signatures of an envelope in their one order: ascending by key id, each id once. They are
 * checked in form only.
 */
public final class SignatureList {
  /** Most signatures in one envelope (TRU-3). */
  public static final int MAX_SIGNATURES = 32;

  /** Largest detached envelope in bytes. */
  public static final int MAX_BYTES = 524_288;

  static final int MAX_SIGNATURE_CHARS = 6170;

  private final List<EnvelopeSignature> signatures;
  private final List<ProtectedHeader> headers;

  /** Checks form and order of signatures (TRU-2 to TRU-6). */
  private SignatureList(List<EnvelopeSignature> signatures) throws PackageRefusedException {
    if (signatures.isEmpty() || signatures.size() > MAX_SIGNATURES) {
      // A05: an empty list has no bad signature either.
      throw malformed("TRU-3", "", signatures.size() + " signatures", "1 to " + MAX_SIGNATURES);
    }
    List<ProtectedHeader> read = new ArrayList<>();
    for (EnvelopeSignature signature : signatures) {
      ProtectedHeader header = ProtectedHeader.read(signature.protectedHeader());
      requireForm(header, signature.signature());
      requireAfter(read, header);
      read.add(header);
    }
    this.signatures = List.copyOf(signatures);
    this.headers = List.copyOf(read);
  }

  /**
   * Reads a detached envelope, such as {@code signatures.json}.
   *
   * @param envelope at most {@value #MAX_BYTES} bytes
   * @return the signatures
   * @throws PackageRefusedException with {@code ENVELOPE_MALFORMED}
   */
  public static SignatureList read(byte[] envelope) throws PackageRefusedException {
    try {
      JsonObject json = StrictJson.parse(envelope, limits(MAX_BYTES));
      json.onlyMembers("signatures");
      SignatureList list = read(json);
      requireOwnText(envelope, list.bytes());
      return list;
    } catch (StrictJsonException e) {
      throw e.refusedAs(Reason.ENVELOPE_MALFORMED, "envelope");
    }
  }

  /**
   * Brings signatures into order.
   *
   * @param signatures 1 to 32, each by another key
   * @return the list
   * @throws PackageRefusedException with {@code ENVELOPE_MALFORMED}
   */
  public static SignatureList of(Collection<EnvelopeSignature> signatures)
      throws PackageRefusedException {
    Map<String, List<EnvelopeSignature>> byKid = new TreeMap<>(Comparator.naturalOrder());
    for (EnvelopeSignature signature : signatures) {
      String kid = ProtectedHeader.read(signature.protectedHeader()).kid();
      byKid.computeIfAbsent(kid, absent -> new ArrayList<>()).add(signature);
    }
    return new SignatureList(byKid.values().stream().flatMap(List::stream).toList());
  }

  static JsonLimits limits(int maxBytes) {
    return JsonLimits.of(maxBytes)
        .withString("/signatures/*/protected", ProtectedHeader.MAX_CHARS)
        .withString("/signatures/*/signature", MAX_SIGNATURE_CHARS);
  }

  static SignatureList read(JsonObject envelope)
      throws StrictJsonException, PackageRefusedException {
    List<EnvelopeSignature> signatures = new ArrayList<>();
    for (JsonObject element : envelope.objects("signatures", MAX_SIGNATURES, "TRU-3")) {
      element.onlyMembers("protected", "signature");
      signatures.add(
          new EnvelopeSignature(element.string("protected"), element.string("signature")));
    }
    return new SignatureList(signatures);
  }

  static void requireOwnText(byte[] found, byte[] own) throws PackageRefusedException {
    if (!Arrays.equals(found, own)) {
      throw malformed("TRU-1", "", "another spelling", "the envelope's only serialization");
    }
  }

  void writeTo(JsonWriter writer) {
    writer.beginArray("signatures");
    for (EnvelopeSignature signature : signatures) {
      writer
          .beginObject()
          .member("protected", signature.protectedHeader())
          .member("signature", signature.signature())
          .endObject();
    }
    writer.endArray();
  }

  /**
   * The detached envelope.
   *
   * @return its only serialization
   */
  public byte[] bytes() {
    JsonWriter writer = new JsonWriter();
    writeTo(writer);
    return writer.bytes();
  }

  /**
   * The signatures.
   *
   * @return ascending by key id, unmodifiable
   */
  public List<EnvelopeSignature> signatures() {
    return signatures;
  }

  /**
   * The protected headers.
   *
   * @return in the order of {@link #signatures()}, unmodifiable
   */
  public List<ProtectedHeader> headers() {
    return headers;
  }

  private static void requireForm(ProtectedHeader header, String signature)
      throws PackageRefusedException {
    if (signature.isEmpty() || signature.length() > MAX_SIGNATURE_CHARS) {
      throw malformed(
          "TRU-5",
          header.kid(),
          "a signature of " + signature.length() + " characters",
          "1 to " + MAX_SIGNATURE_CHARS);
    }
    if (Base64Url.decode(signature).isEmpty()) {
      throw malformed("TRU-2", header.kid(), "another text", "a signature in canonical base64url");
    }
  }

  /** A02: one key, one signature. */
  private static void requireAfter(List<ProtectedHeader> before, ProtectedHeader header)
      throws PackageRefusedException {
    if (!before.isEmpty() && before.get(before.size() - 1).kid().compareTo(header.kid()) >= 0) {
      throw malformed(
          "TRU-4", header.kid(), "after " + before.get(before.size() - 1).kid(), "ascending kids");
    }
  }

  private static PackageRefusedException malformed(
      String clause, String kid, String found, String expected) {
    String subject = kid.isEmpty() ? "envelope" : "signature by " + kid;
    return new PackageRefusedException(Reason.ENVELOPE_MALFORMED, clause, subject, found, expected);
  }
}
