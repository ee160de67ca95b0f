package dev.cachet.vectors;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cachet.golden.PackageFixture;
import dev.cachet.golden.PayloadFixture;
import dev.cachet.golden.SampleBytes;

/** What every vector starts from: one root, one small package that the device accepts. */
final class Base {
  static final VectorKey ROOT_1 = VectorKey.of("root-1");
  static final VectorKey RELEASE_1 = VectorKey.of("release-1");
  static final VectorKey RELEASE_2 = VectorKey.of("release-2");
  static final VectorKey CLEARANCE_1 = VectorKey.of("clearance-1");
  static final VectorKey GRANT_1 = VectorKey.of("grant-1");
  static final VectorKey DOWNGRADE_1 = VectorKey.of("downgrade-1");
  static final VectorKey STRANGER = VectorKey.of("stranger");

  private Base() {}

  /** One Ed25519 key in each role; packages need release and clearance. */
  static RootText root(long version) {
    return new RootText(version)
        .role("root", 1, RootText.CLASSICAL, ROOT_1)
        .role("release", 1, RootText.CLASSICAL, RELEASE_1)
        .role("clearance", 1, RootText.CLASSICAL, CLEARANCE_1)
        .role("grant", 1, RootText.CLASSICAL, GRANT_1)
        .role("downgrade", 1, RootText.CLASSICAL, DOWNGRADE_1);
  }

  /** An SBOM and one raw chunk, not signed. */
  static PackageFixture unsigned() {
    return PackageFixture.empty()
        .file("files/sbom.cdx.json", "{\"bomFormat\":\"CycloneDX\"}\n".getBytes(UTF_8), "sbom")
        .payload(PayloadFixture.raw("rootfs", SampleBytes.noise(70), 4096));
  }

  /** The small package, signed by release and clearance. */
  static PackageFixture signed() {
    return signed(unsigned(), RELEASE_1, CLEARANCE_1);
  }

  /** A package with another payload. */
  static PackageFixture with(PayloadFixture... payloads) {
    PackageFixture fixture = signed().withoutPayloads();
    for (PayloadFixture payload : payloads) {
      fixture.payload(payload);
    }
    return fixture;
  }

  /** Signed as a package by these keys. */
  static PackageFixture signed(PackageFixture fixture, VectorKey... keys) {
    return fixture.signedBy(
        manifest ->
            EnvelopeText.detached(EnvelopeText.signatures(VectorKey.PACKAGE, manifest, keys)));
  }

  /** A text with one thing replaced; a vector that changes nothing would prove nothing. */
  static String replaced(String text, String from, String to) {
    int at = text.indexOf(from);
    if (at < 0 || text.indexOf(from, at + 1) >= 0) {
      throw new IllegalStateException("not exactly once: " + from + " in " + text);
    }
    return text.replace(from, to);
  }
}
