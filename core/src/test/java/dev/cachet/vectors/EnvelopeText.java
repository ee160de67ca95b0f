package dev.cachet.vectors;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** Writes envelopes from the text of the specification. */
final class EnvelopeText {
  private EnvelopeText() {}

  /** Signatures of these keys in the order that the specification demands. */
  static List<SignatureText> signatures(String typ, byte[] payload, VectorKey... keys) {
    return Arrays.stream(keys)
        .sorted(Comparator.comparing(VectorKey::kid))
        .map(key -> key.sign(typ, payload))
        .collect(Collectors.toList());
  }

  static byte[] detached(List<SignatureText> signatures) {
    return ("{" + list(signatures) + "}").getBytes(US_ASCII);
  }

  static byte[] attached(byte[] payload, List<SignatureText> signatures) {
    String start = "{\"payload\":\"" + VectorKey.base64url(payload) + "\",";
    return (start + list(signatures) + "}").getBytes(US_ASCII);
  }

  private static String list(List<SignatureText> signatures) {
    return signatures.stream()
        .map(SignatureText::json)
        .collect(Collectors.joining(",", "\"signatures\":[", "]"));
  }
}
