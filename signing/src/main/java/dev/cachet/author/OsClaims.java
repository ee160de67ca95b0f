package dev.cachet.author;

import dev.cachet.claim.OsClaim;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a manifest says of the operating system that a gate judged. */
final class OsClaims {
  private OsClaims() {}

  static OsClaim of(String id, String version, @Nullable LocalDate supportEnd, LocalDate asOf) {
    return new OsClaim(
        id,
        // An operating system without versions, or of which the version could not be read.
        version.isEmpty() ? "unknown" : version,
        Optional.ofNullable(supportEnd).map(OsClaims::startOfDay),
        startOfDay(asOf));
  }

  static String text(OsClaim claim) {
    return claim.id()
        + " "
        + claim.version()
        + ", supported until "
        + claim.supportEnd().map(Instant::toString).orElse("unknown")
        + ", as of "
        + claim.asOf();
  }

  private static Instant startOfDay(LocalDate day) {
    return day.atStartOfDay(ZoneOffset.UTC).toInstant();
  }
}
