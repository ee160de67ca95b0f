package dev.cachet.verification;

import dev.cachet.manifest.Manifest;
import dev.cachet.trust.AuthenticBytes;

/**
 * A manifest whose quorum was met.
 *
 * @param authentic its bytes
 * @param manifest the same bytes, parsed
 */
record SignedManifest(AuthenticBytes authentic, Manifest manifest) {}
