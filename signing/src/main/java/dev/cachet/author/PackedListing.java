package dev.cachet.author;

import dev.cachet.drift.ListingCheck;
import dev.cachet.finding.Finding;
import dev.cachet.format.CycloneDxJson;
import dev.cachet.format.content.InvalidSbomException;
import dev.cachet.gate.GatePassed;
import dev.cachet.listing.ListingReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * A listing of a root that goes into a package as a file of kind {@code other}: it is that of the
 * root which the gate judged, or it does not go in. In the package it is bound by its digest.
 */
final class PackedListing {
  private static final byte[] MARK = "cachet-root-listing ".getBytes(StandardCharsets.US_ASCII);

  private PackedListing() {}

  static void requireOfSbom(GatePassed passed, FileSource file, byte[] content)
      throws IOException, DraftRefusedException {
    if (content.length < MARK.length
        || !Arrays.equals(content, 0, MARK.length, MARK, 0, MARK.length)) {
      return;
    }
    String name = file.file().toString();
    try (ListingReader reader = new ListingReader(name, new ByteArrayInputStream(content))) {
      List<Finding> found = ListingCheck.belongs(reader, new CycloneDxJson().read(passed.sbom()));
      if (!found.isEmpty()) {
        throw new DraftRefusedException(name + ": " + found.get(0).message());
      }
    } catch (InvalidSbomException e) {
      throw new IllegalStateException("the gate read the SBOM that it let pass", e);
    }
  }
}
