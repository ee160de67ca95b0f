package dev.cachet.manifest;

import dev.cachet.claim.Category;
import dev.cachet.claim.Change;
import dev.cachet.claim.OsClaim;
import dev.cachet.claim.Rollout;
import dev.cachet.device.Target;
import dev.cachet.digest.Sha256;
import dev.cachet.trust.Authorisation;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The parsed members of a manifest, in its order. */
record ManifestMembers(
    Sha256 identity,
    String manufacturer,
    String product,
    String version,
    long counter,
    long floor,
    Instant created,
    Optional<Instant> expires,
    Target target,
    Optional<Category> category,
    Change change,
    OsClaim os,
    List<PackageFile> files,
    Authorisation authorisation,
    List<Payload> payloads,
    Optional<Rollout> rollout) {
  ManifestMembers {
    files = List.copyOf(files);
    payloads = List.copyOf(payloads);
  }
}
