package dev.cachet.verification;

import dev.cachet.golden.FixtureEntry;
import dev.cachet.golden.PackageFixture;
import dev.cachet.golden.PayloadFixture;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A package for the device of the tests, signed by the maker's desks. All is right until set. */
public final class ReleaseFixture {
  static final String TYP = "cachet-package+jws";

  private final PackageFixture release = PackageFixture.unsigned();
  private final Map<String, String> target = new LinkedHashMap<>();

  public ReleaseFixture() {
    set("floor", "400").quoted("created", "2026-11-01T00:00:00Z");
    quoted("expires", "2027-11-01T00:00:00Z");
    target("udiDi", "[\"04012345678901\"]").target("hwModel", "[\"vx-2\"]");
    payloads(PayloadFixture.raw("rootfs", plain(6000), 4096));
    signedBy(Maker.RELEASE, Maker.RELEASE_PQ, Maker.CLEARANCE, Maker.CLEARANCE_2);
  }

  static byte[] plain(int length) {
    byte[] bytes = new byte[length];
    for (int i = 0; i < length; i++) {
      bytes[i] = (byte) (i * 31 + i / 256);
    }
    return bytes;
  }

  ReleaseFixture set(String member, String json) {
    release.set(member, json);
    return this;
  }

  ReleaseFixture quoted(String member, String text) {
    return set(member, "\"" + text + "\"");
  }

  public ReleaseFixture without(String member) {
    release.without(member);
    return this;
  }

  ReleaseFixture target(String member, String json) {
    target.put(member, json);
    return set("target", RootFixture.json(target));
  }

  ReleaseFixture payloads(PayloadFixture... values) {
    release.withoutPayloads();
    for (PayloadFixture value : values) {
      release.payload(value);
    }
    return this;
  }

  public ReleaseFixture signedBy(Desk... desks) {
    return signatures(manifest -> Envelopes.detached(TYP, manifest, List.of(desks)));
  }

  ReleaseFixture signatures(PackageFixture.FixtureSigner signer) {
    release.signedBy(signer);
    return this;
  }

  public ReleaseFixture root(RootFixture root) {
    return rootEntry(root.version(), Maker.signed(root));
  }

  ReleaseFixture rootEntry(long number, byte[] content) {
    release.root(number, content);
    return this;
  }

  byte[] manifest() {
    return release.manifestBytes();
  }

  List<FixtureEntry> entries() {
    return release.entries();
  }

  /** The package, to be changed after it was signed. */
  PackageFixture release() {
    return release;
  }

  public byte[] bytes() {
    return release.bytes();
  }
}
