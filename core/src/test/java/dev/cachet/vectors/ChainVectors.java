package dev.cachet.vectors;

import static dev.cachet.vectors.VectorCase.accepted;
import static dev.cachet.vectors.VectorCase.firstRoot;
import static dev.cachet.vectors.VectorCase.refused;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cachet.digest.Sha256;
import dev.cachet.golden.PackageFixture;
import dev.cachet.golden.SampleBytes;
import dev.cachet.jose.Algorithm;
import dev.cachet.refusal.Reason;
import dev.cachet.verification.report.Check;
import java.util.ArrayList;
import java.util.List;

/** First roots and chains of roots: TRU-37 to TRU-50. */
final class ChainVectors {
  private static final VectorKey ROOT_2 = VectorKey.of("root-2");
  private static final VectorKey ROOT_PQ = VectorKey.of("root-1", Algorithm.ML_DSA_44);
  private static final VectorKey THIEF = VectorKey.of("thief");

  private final List<VectorCase> all = new ArrayList<>();

  private ChainVectors() {}

  static List<VectorCase> all() {
    ChainVectors vectors = new ChainVectors();
    vectors.first();
    vectors.numbers();
    vectors.quorums();
    vectors.successors();
    vectors.kept();
    return vectors.all;
  }

  private void first() {
    RootText root = Base.root(1);
    byte[] envelope = root.envelope(Base.ROOT_1);
    all.add(
        firstRoot(
            "chain/first-root-of-another-digest",
            Reason.ROOT_DIGEST_MISMATCH,
            "a first root that the factory record does not name",
            envelope,
            Base.root(2).sha256(),
            "TRU-37"));
    all.add(
        firstRoot(
            "chain/first-root-digest-of-the-envelope",
            Reason.ROOT_DIGEST_MISMATCH,
            "a factory record with the digest of the envelope",
            envelope,
            Sha256.of(envelope),
            "TRU-37"));
    byte[] garbage =
        EnvelopeText.attached(
            "[".getBytes(UTF_8),
            EnvelopeText.signatures(VectorKey.ROOT, "[".getBytes(UTF_8), Base.ROOT_1));
    all.add(
        firstRoot(
                "chain/first-root-no-json-of-another-digest",
                Reason.ROOT_DIGEST_MISMATCH,
                "a first root that is no JSON and that the factory record does not name",
                garbage,
                root.sha256(),
                "TRU-37")
            .attack("A11"));
    all.add(
        firstRoot(
            "chain/first-root-no-json",
            Reason.ROOT_MALFORMED,
            "a first root that is no JSON and that the factory record names",
            garbage,
            Sha256.of("[".getBytes(UTF_8)),
            "JSON-3"));
    all.add(
        firstRoot(
            "chain/first-root-by-strangers",
            Reason.QUORUM_MISSING,
            "a first root that only a stranger signed",
            root.envelope(Base.STRANGER),
            root.sha256(),
            "TRU-38",
            "TRU-54"));
    all.add(
        firstRoot(
            "chain/first-root-by-another-role",
            Reason.QUORUM_MISSING,
            "a first root that its release key signed",
            root.envelope(Base.RELEASE_1),
            root.sha256(),
            "TRU-38",
            "TRU-54"));
    RootText hybrid = Base.root(1).role("root", 1, RootText.HYBRID, Base.ROOT_1, ROOT_PQ);
    all.add(
        firstRoot(
                "chain/first-root-without-pq",
                Reason.FAMILY_MISSING,
                "a hybrid first root without its post-quantum signature",
                hybrid.envelope(Base.ROOT_1),
                hybrid.sha256(),
                "TRU-38",
                "TRU-55")
            .attack("A13"));
    all.add(
        firstRoot(
                "chain/first-root-without-classical",
                Reason.FAMILY_MISSING,
                "a hybrid first root without its classical signature",
                hybrid.envelope(ROOT_PQ),
                hybrid.sha256(),
                "TRU-38",
                "TRU-55")
            .attack("A13"));
    VectorKey spoilt = Base.ROOT_1.spoiling(signature -> SampleBytes.flipped(signature, 5));
    all.add(
        firstRoot(
            "chain/first-root-signature-invalid",
            Reason.SIGNATURE_INVALID,
            "a first root with a signature that does not verify",
            root.envelope(spoilt),
            root.sha256(),
            "TRU-19"));
    all.add(
        accepted("chain/first-root-of-version-7", "a first root of version 7", "TRU-37")
            .trusting(Base.root(7), Base.ROOT_1)
            .of(Base.signed()));
    all.add(
        accepted("chain/first-root-hybrid", "a hybrid first root", "TRU-38")
            .trusting(hybrid, Base.ROOT_1, ROOT_PQ)
            .of(Base.signed()));
  }

  private void numbers() {
    add(
            "gap-at-first",
            Reason.ROOT_NOT_CONSECUTIVE,
            1,
            "root 3 for a device that has root 1",
            with(next(3)),
            "TRU-39")
        .attack("A17 CVE-2025-2885");
    add(
            "gap-inside",
            Reason.ROOT_NOT_CONSECUTIVE,
            1,
            "roots 2 and 4",
            with(next(2), next(4)),
            "TRU-39")
        .attack("A17 CVE-2025-2885");
    add(
        "descending",
        Reason.ROOT_NOT_CONSECUTIVE,
        1,
        "root 3 in front of root 2",
        with(next(3), next(2)),
        "TRU-39");
    add(
        "number-twice",
        Reason.ROOT_NOT_CONSECUTIVE,
        1,
        "root 2 twice",
        with(next(2), next(2)),
        "TRU-39");
    add(
            "gap-behind",
            Reason.ROOT_NOT_CONSECUTIVE,
            3,
            "old roots 1 and 3, with a gap between them",
            with(next(1), next(3)),
            "TRU-39")
        .trusting(Base.root(3), Base.ROOT_1);
    add(
            "version-of-another-entry",
            Reason.ROOT_NOT_CONSECUTIVE,
            1,
            "root 3 in the entry of root 2",
            Base.signed().root(2, next(3).envelope(Base.ROOT_1)),
            "TRU-44")
        .attack("A17 CVE-2025-2885");
    add(
        "version-not-raised",
        Reason.ROOT_NOT_CONSECUTIVE,
        1,
        "another root 1 in the entry of root 2",
        Base.signed()
            .root(2, next(1).set("expires", "\"2040-01-01T00:00:00Z\"").envelope(Base.ROOT_1)),
        "TRU-44");
    add(
            "version-of-the-far-future",
            Reason.ROOT_NOT_CONSECUTIVE,
            1,
            "the largest version in the entry of root 2",
            Base.signed().root(2, next(9_999_999_999L).envelope(Base.ROOT_1)),
            "TRU-44")
        .attack("A26");
    all.add(
        accepted(
                "chain/skipped",
                "roots 1 to 3 that are no roots at all, for a device that has root 3",
                "TRU-40")
            .trusting(Base.root(3), Base.ROOT_1)
            .of(junk().root(2, "x".getBytes(UTF_8)).root(3, new byte[0])));
    all.add(
        accepted("chain/skipped-then-new", "roots 1 to 3 for a device that has root 2", "TRU-40")
            .trusting(Base.root(2), Base.ROOT_1)
            .rootAfter(3)
            .of(with(next(1), next(2), next(3))));
    PackageFixture longest = Base.signed();
    for (int version = 2; version <= 257; version++) {
      longest.root(version, next(version).envelope(Base.ROOT_1));
    }
    all.add(
        accepted("chain/roots-256", "256 new roots", "PKG-7")
            .rootAfter(257)
            .attack("A19")
            .of(longest));
  }

  private static PackageFixture junk() {
    return Base.signed().root(1, "{}".getBytes(UTF_8));
  }

  private void quorums() {
    RootText stolen = next(2).role("root", 1, RootText.CLASSICAL, THIEF);
    add(
            "only-new-keys",
            Reason.QUORUM_MISSING,
            1,
            "a root that only its own keys signed",
            Base.signed().root(2, stolen.envelope(THIEF)),
            "TRU-41",
            "TRU-54")
        .attack("A18", "A57");
    add(
            "only-old-keys",
            Reason.QUORUM_MISSING,
            1,
            "a root that only the keys of the old one signed",
            Base.signed().root(2, stolen.envelope(Base.ROOT_1)),
            "TRU-42",
            "TRU-54")
        .attack("A18");
    add(
            "no-json-by-strangers",
            Reason.QUORUM_MISSING,
            1,
            "a root that is no JSON and that a stranger signed",
            Base.signed()
                .root(
                    2,
                    EnvelopeText.attached(
                        "[".getBytes(UTF_8),
                        EnvelopeText.signatures(VectorKey.ROOT, "[".getBytes(UTF_8), THIEF))),
            "TRU-41",
            "TRU-54")
        .attack("A11 CVE-2026-23991");
    add(
        "no-json",
        Reason.ROOT_MALFORMED,
        1,
        "a root that is no JSON and that the old root's key signed",
        Base.signed()
            .root(
                2,
                EnvelopeText.attached(
                    "[".getBytes(UTF_8),
                    EnvelopeText.signatures(VectorKey.ROOT, "[".getBytes(UTF_8), Base.ROOT_1))),
        "JSON-3");
    add(
            "by-another-role",
            Reason.QUORUM_MISSING,
            1,
            "a root that the release key signed",
            Base.signed().root(2, next(2).envelope(Base.RELEASE_1)),
            "TRU-41",
            "TRU-54")
        .attack("A15");
    RootText two = Base.root(1).role("root", 2, RootText.CLASSICAL, Base.ROOT_1, ROOT_2);
    add(
            "below-old-threshold",
            Reason.QUORUM_MISSING,
            1,
            "one of two holders of the old root",
            Base.signed().root(2, next(2).envelope(Base.ROOT_1)),
            "TRU-41",
            "TRU-54")
        .trusting(two, Base.ROOT_1, ROOT_2)
        .attack("A56", "A18");
    add(
            "below-new-threshold",
            Reason.QUORUM_MISSING,
            1,
            "one of two holders of the new root",
            Base.signed()
                .root(
                    2,
                    next(2)
                        .role("root", 2, RootText.CLASSICAL, Base.ROOT_1, ROOT_2)
                        .envelope(Base.ROOT_1)),
            "TRU-42",
            "TRU-54")
        .attack("A18");
    RootText hybrid = Base.root(1).role("root", 1, RootText.HYBRID, Base.ROOT_1, ROOT_PQ);
    add(
            "without-old-family",
            Reason.FAMILY_MISSING,
            1,
            "a root that drops post-quantum keys without a post-quantum signature",
            Base.signed().root(2, next(2).envelope(Base.ROOT_1)),
            "TRU-41",
            "TRU-55")
        .trusting(hybrid, Base.ROOT_1, ROOT_PQ)
        .attack("A13");
    RootText nextHybrid = next(2).role("root", 1, RootText.HYBRID, Base.ROOT_1, ROOT_PQ);
    add(
            "without-new-family",
            Reason.FAMILY_MISSING,
            1,
            "a root that brings in post-quantum keys without a post-quantum signature",
            Base.signed().root(2, nextHybrid.envelope(Base.ROOT_1)),
            "TRU-42",
            "TRU-55")
        .attack("A13");
    VectorKey spoilt = Base.ROOT_1.spoiling(signature -> SampleBytes.flipped(signature, 40));
    add(
        "signature-invalid",
        Reason.SIGNATURE_INVALID,
        1,
        "a signature of the old root's key that does not verify",
        Base.signed().root(2, next(2).envelope(spoilt)),
        "TRU-19");
    VectorKey spoiltNew = THIEF.spoiling(signature -> SampleBytes.flipped(signature, 40));
    add(
        "new-signature-invalid",
        Reason.SIGNATURE_INVALID,
        1,
        "a signature of the new root's key that does not verify",
        Base.signed().root(2, stolen.envelope(Base.ROOT_1, spoiltNew)),
        "TRU-19");
    add(
            "algorithm",
            Reason.ALGORITHM_MISMATCH,
            1,
            "a root signature that names another algorithm",
            Base.signed().root(2, next(2).envelope(Base.ROOT_1.claiming("ES256"))),
            "TRU-18")
        .attack("A12");
    RootText three = Base.root(1).role("root", 1, RootText.CLASSICAL, Base.ROOT_1, ROOT_2);
    VectorKey spare = ROOT_2.spoiling(signature -> SampleBytes.flipped(signature, 40));
    add(
            "spare-signature-invalid",
            Reason.SIGNATURE_INVALID,
            1,
            "a signature that does not verify beside a quorum that does",
            Base.signed().root(2, next(2).envelope(Base.ROOT_1, spare)),
            "TRU-19")
        .trusting(three, Base.ROOT_1);
    all.add(
        accepted(
                "chain/keys-exchanged",
                "a root with another key, signed by the old and the new one",
                "TRU-43")
            .rootAfter(2)
            .of(Base.signed().root(2, stolen.envelope(Base.ROOT_1, THIEF))));
    all.add(
        accepted(
                "chain/signatures-of-other-roles",
                "a root that release and a stranger signed as well",
                "TRU-43")
            .rootAfter(2)
            .of(
                Base.signed()
                    .root(2, next(2).envelope(Base.ROOT_1, Base.RELEASE_1, Base.STRANGER))));
    VectorKey spoiltRelease =
        Base.RELEASE_1.spoiling(signature -> SampleBytes.flipped(signature, 40));
    all.add(
        accepted(
                "chain/invalid-signature-of-another-role",
                "a root with a signature of a release key that does not verify",
                "TRU-43")
            .rootAfter(2)
            .of(Base.signed().root(2, next(2).envelope(Base.ROOT_1, spoiltRelease))));
    RootText moved =
        next(2)
            .role("root", 1, RootText.CLASSICAL, ROOT_2)
            .role("release", 1, RootText.CLASSICAL, Base.RELEASE_1, Base.ROOT_1);
    all.add(
        accepted(
                "chain/key-that-changed-its-role",
                "a root key that the new root lists for release",
                "TRU-43")
            .rootAfter(2)
            .of(Base.signed().root(2, moved.envelope(Base.ROOT_1, ROOT_2))));
  }

  private void successors() {
    add(
        "manufacturer",
        Reason.WRONG_MANUFACTURER,
        1,
        "a root of another manufacturer",
        Base.signed()
            .root(2, next(2).set("manufacturer", "\"other-devices\"").envelope(Base.ROOT_1)),
        "TRU-45");
    add(
            "environment",
            Reason.WRONG_ENVIRONMENT,
            1,
            "a test root over a production root",
            Base.signed().root(2, next(2).set("environment", "\"test\"").envelope(Base.ROOT_1)),
            "TRU-46")
        .attack("A14 GHSA-gcxh-546h-phg4");
    add(
        "issued-backwards",
        Reason.ROOT_ISSUED_BACKWARDS,
        1,
        "a root issued a second before the old one",
        Base.signed()
            .root(2, next(2).set("issued", "\"2025-12-31T23:59:59Z\"").envelope(Base.ROOT_1)),
        "TRU-47");
    all.add(
        accepted(
                "chain/issued-at-the-same-time",
                "a root issued at the same time as the old one",
                "TRU-47")
            .rootAfter(2)
            .of(with(next(2))));
    RootText expired =
        next(2).set("expires", "\"2026-02-01T00:00:00Z\"").set("onExpiry", "\"refuse\"");
    all.add(
        accepted(
                "chain/expired-in-between",
                "an expired root that refuses, and its successor",
                "TRU-48")
            .attack("A28")
            .rootAfter(3)
            .of(
                Base.signed()
                    .root(2, expired.envelope(Base.ROOT_1))
                    .root(3, next(3).envelope(Base.ROOT_1))));
  }

  private void kept() {
    PackageFixture good = Base.signed().root(2, next(2).envelope(Base.ROOT_1));
    add(
            "second-root-refused",
            Reason.QUORUM_MISSING,
            2,
            "a good root 2 and a root 3 that a thief signed",
            good.root(3, next(3).envelope(THIEF)),
            "TRU-50",
            "TRU-54")
        .attack("A16 CVE-2020-15163", "A24 CVE-2025-2888");
    PackageFixture expiredPackage =
        Base.signed().without("expires").root(2, next(2).envelope(Base.ROOT_1));
    all.add(
        refused(
                "chain/kept-though-the-package-is-refused",
                Reason.EXPIRY_REQUIRED,
                Check.EXPIRY,
                "a good root in a package that is refused later",
                "TRU-49",
                "PKG-62")
            .rootAfter(2)
            .of(expiredPackage));
    PackageFixture unsigned =
        Base.signed(Base.unsigned(), Base.STRANGER).root(2, next(2).envelope(Base.ROOT_1));
    all.add(
        refused(
                "chain/kept-though-nobody-signed-the-package",
                Reason.QUORUM_MISSING,
                Check.QUORUM,
                "a good root in a package that only a stranger signed",
                "TRU-49",
                "TRU-54")
            .rootAfter(2)
            .of(unsigned));
  }

  private VectorCase add(
      String name,
      Reason code,
      long after,
      String about,
      PackageFixture fixture,
      String... clauses) {
    VectorCase made =
        refused("chain/" + name, code, Check.CHAIN, about, clauses).rootAfter(after).of(fixture);
    all.add(made);
    return made;
  }

  private static RootText next(long version) {
    return Base.root(version);
  }

  private static PackageFixture with(RootText... roots) {
    PackageFixture fixture = Base.signed();
    for (RootText root : roots) {
      fixture.root(root.version(), root.envelope(Base.ROOT_1));
    }
    return fixture;
  }
}
