package dev.cachet.listing;

import dev.cachet.source.Digests;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** How many lines, and SHA-256 over all of them in their order. */
final class Tally {
  private final MessageDigest digest = Digests.of("SHA-256");
  private int count;

  void add(String... words) {
    count++;
    digest.update((String.join(" ", words) + "\n").getBytes(StandardCharsets.US_ASCII));
  }

  int count() {
    return count;
  }

  /** The number and the digest; ends the tally. */
  String text() {
    return count + " " + Digests.hex(digest);
  }
}
