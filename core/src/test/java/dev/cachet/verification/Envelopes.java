package dev.cachet.verification;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Collection;
import java.util.Comparator;
import java.util.stream.Collectors;

/** Writes envelopes from the text of the specification, without the reader's code. */
final class Envelopes {
  private Envelopes() {}

  static byte[] detached(String typ, byte[] payload, Collection<Desk> signers) {
    return ("{" + signatures(typ, payload, signers) + "}").getBytes(US_ASCII);
  }

  static byte[] attached(String typ, byte[] payload, Collection<Desk> signers) {
    return ("{\"payload\":\""
            + Desk.base64url(payload)
            + "\","
            + signatures(typ, payload, signers)
            + "}")
        .getBytes(US_ASCII);
  }

  private static String signatures(String typ, byte[] payload, Collection<Desk> signers) {
    return signers.stream()
        .sorted(Comparator.comparing(Desk::kid))
        .map(desk -> desk.signature(typ, payload))
        .collect(Collectors.joining(",", "\"signatures\":[", "]"));
  }
}
