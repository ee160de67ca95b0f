package dev.cachet.report;

import dev.cachet.drift.difference.SbomDiff;
import dev.cachet.finding.LineText;
import dev.cachet.pack.Manifest;
import dev.cachet.released.Release;
import java.util.Optional;

/**
 * Two releases of one product.
 *
 * @param previous the older one
 * @param drift what changed in their SBOMs; empty if one of them cannot be read
 */
record Comparison(Release previous, Optional<SbomDiff> drift) {
  static Comparison of(Release previous, Release release) throws ReportRefusedException {
    Manifest before = previous.manifest();
    Manifest after = release.manifest();
    if (!before.product().equals(after.product())
        || !before.manufacturer().equals(after.manufacturer())) {
      throw new ReportRefusedException(
          "the previous package is "
              + LineText.of(before.product() + " of " + before.manufacturer())
              + " and this one "
              + LineText.of(after.product() + " of " + after.manufacturer())
              + "; give a package of the same product as --previous");
    }
    Optional<SbomDiff> drift =
        previous
            .sbom()
            .flatMap(old -> release.sbom().map(now -> SbomDiff.between(old.sbom(), now.sbom())));
    return new Comparison(previous, drift);
  }
}
