package dev.cachet.vectors;

import static dev.cachet.vectors.VectorCase.accepted;
import static dev.cachet.vectors.VectorCase.refused;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cachet.golden.PackageFixture;
import dev.cachet.golden.SampleBytes;
import dev.cachet.jose.Algorithm;
import dev.cachet.refusal.Reason;
import dev.cachet.verification.report.Check;
import java.util.ArrayList;
import java.util.List;

/** Who signed a package: TRU-51 to TRU-56, and the order of checks. */
final class QuorumVectors {
  private static final VectorKey RELEASE_PQ = VectorKey.of("release-1", Algorithm.ML_DSA_44);
  private static final VectorKey RELEASE_2_PQ = VectorKey.of("release-2", Algorithm.ML_DSA_44);
  private static final VectorKey RELEASE_EC = VectorKey.of("release-1", Algorithm.ES256);

  private final List<VectorCase> all = new ArrayList<>();

  private QuorumVectors() {}

  static List<VectorCase> all() {
    QuorumVectors vectors = new QuorumVectors();
    vectors.counts();
    vectors.families();
    vectors.strangers();
    vectors.roles();
    vectors.rolesInOrder();
    vectors.order();
    return vectors.all;
  }

  private void counts() {
    add(
            "release-missing",
            Reason.QUORUM_MISSING,
            "a package without release",
            "TRU-54",
            Base.CLEARANCE_1)
        .attack("A05 CVE-2020-10759");
    add(
            "clearance-missing",
            Reason.QUORUM_MISSING,
            "a package without clearance",
            "TRU-54",
            Base.RELEASE_1)
        .attack("A56", "A59");
    RootText two =
        Base.root(1)
            .role("release", 2, RootText.CLASSICAL, Base.RELEASE_1, RELEASE_EC, Base.RELEASE_2);
    add(
            "one-of-two",
            Reason.QUORUM_MISSING,
            "one holder where two are needed",
            "TRU-54",
            Base.RELEASE_1,
            Base.CLEARANCE_1)
        .trusting(two, Base.ROOT_1)
        .attack("A56");
    add(
            "two-keys-of-one-holder",
            Reason.QUORUM_MISSING,
            "two keys of one holder where two holders are needed",
            "TRU-54",
            Base.RELEASE_1,
            RELEASE_EC,
            Base.CLEARANCE_1)
        .trusting(two, Base.ROOT_1)
        .attack("A02 CVE-2020-15093 CVE-2026-6966", "A04", "A56");
    accept(
        "two-holders",
        "two holders where two are needed",
        "TRU-54",
        two,
        Base.RELEASE_2,
        RELEASE_EC,
        Base.CLEARANCE_1);
    accept(
        "more-than-needed",
        "three keys where two holders are needed",
        "TRU-54",
        two,
        Base.RELEASE_1,
        Base.RELEASE_2,
        RELEASE_EC,
        Base.CLEARANCE_1);
    RootText alone = Base.root(1).set("packageRoles", "[\"release\"]");
    accept("release-alone", "a root that asks for release alone", "TRU-33", alone, Base.RELEASE_1);
  }

  private void families() {
    RootText hybrid = Base.root(1).role("release", 1, RootText.HYBRID, Base.RELEASE_1, RELEASE_PQ);
    add(
            "hybrid-without-pq",
            Reason.FAMILY_MISSING,
            "a hybrid role without its post-quantum signature",
            "TRU-55",
            Base.RELEASE_1,
            Base.CLEARANCE_1)
        .trusting(hybrid, Base.ROOT_1)
        .attack("A13");
    add(
            "hybrid-without-classical",
            Reason.FAMILY_MISSING,
            "a hybrid role without its classical signature",
            "TRU-55",
            RELEASE_PQ,
            Base.CLEARANCE_1)
        .trusting(hybrid, Base.ROOT_1)
        .attack("A13");
    accept(
        "hybrid",
        "both signatures of a hybrid role",
        "TRU-55",
        hybrid,
        Base.RELEASE_1,
        RELEASE_PQ,
        Base.CLEARANCE_1);
    RootText two =
        Base.root(1)
            .role(
                "release",
                2,
                RootText.HYBRID,
                Base.RELEASE_1,
                RELEASE_PQ,
                Base.RELEASE_2,
                RELEASE_2_PQ);
    add(
            "hybrid-one-pq-of-two",
            Reason.FAMILY_MISSING,
            "two holders, of whom one signed with a post-quantum key",
            "TRU-55",
            Base.RELEASE_1,
            Base.RELEASE_2,
            RELEASE_PQ,
            Base.CLEARANCE_1)
        .trusting(two, Base.ROOT_1)
        .attack("A13");
    accept(
        "hybrid-two-holders",
        "two holders with a key of each family",
        "TRU-55",
        two,
        Base.RELEASE_1,
        RELEASE_PQ,
        Base.RELEASE_2,
        RELEASE_2_PQ,
        Base.CLEARANCE_1);
    VectorKey[] four = {
      VectorKey.of("release-1"),
      VectorKey.of("release-2"),
      VectorKey.of("release-3", Algorithm.ML_DSA_44),
      VectorKey.of("release-4", Algorithm.ML_DSA_44)
    };
    RootText apart = Base.root(1).role("release", 2, RootText.HYBRID, four);
    accept(
        "hybrid-four-holders",
        "four holders with a key each, two of each family",
        "TRU-55",
        apart,
        four[0],
        four[1],
        four[2],
        four[3],
        Base.CLEARANCE_1);
    RootText pq = Base.root(1).role("release", 1, RootText.PQ, Base.RELEASE_1, RELEASE_PQ);
    add(
            "pq-only-with-classical",
            Reason.FAMILY_MISSING,
            "a classical signature where post-quantum ones count",
            "TRU-55",
            Base.RELEASE_1,
            Base.CLEARANCE_1)
        .trusting(pq, Base.ROOT_1)
        .attack("A13");
    accept(
        "pq-only",
        "a role that counts post-quantum signatures only",
        "TRU-55",
        pq,
        RELEASE_PQ,
        Base.CLEARANCE_1);
    RootText allPq = new RootText(1);
    VectorKey[] keys = new VectorKey[5];
    String[] roles = {"root", "release", "clearance", "grant", "downgrade"};
    for (int i = 0; i < keys.length; i++) {
      keys[i] = VectorKey.of(roles[i] + "-1", Algorithm.ML_DSA_65);
      allPq.role(roles[i], 1, RootText.PQ, keys[i]);
    }
    all.add(
        accepted("quorum/pq-everywhere", "a root that knows post-quantum keys only", "TRU-55")
            .trusting(allPq, keys[0])
            .of(Base.signed(Base.unsigned(), keys[1], keys[2])));
  }

  private void strangers() {
    add(
            "strangers-alone",
            Reason.QUORUM_MISSING,
            "two signatures by strangers",
            "TRU-51",
            Base.STRANGER,
            VectorKey.of("stranger-2"))
        .clause("TRU-54")
        .attack("A05 CVE-2020-10759", "A57");
    all.add(
        accepted(
                "quorum/stranger-ignored",
                "a stranger's signature beside a quorum",
                "TRU-51",
                "TRU-52")
            .with("ignored", "1")
            .of(Base.signed(Base.unsigned(), Base.RELEASE_1, Base.CLEARANCE_1, Base.STRANGER)));
    VectorKey spoilt = Base.STRANGER.spoiling(signature -> new byte[64]);
    all.add(
        accepted(
                "quorum/stranger-with-zeros-ignored",
                "a stranger's signature of zeros beside a quorum",
                "TRU-51")
            .with("ignored", "1")
            .of(Base.signed(Base.unsigned(), Base.RELEASE_1, Base.CLEARANCE_1, spoilt)));
    all.add(
        accepted(
                "quorum/stranger-with-alg-none-ignored",
                "a stranger's signature of algorithm none beside a quorum",
                "TRU-51")
            .with("ignored", "1")
            .of(
                Base.signed(
                    Base.unsigned(),
                    Base.RELEASE_1,
                    Base.CLEARANCE_1,
                    Base.STRANGER.claiming("none"))));
    RootText unknown =
        Base.root(1)
            .handwritten(
                "release",
                Base.STRANGER.kid(),
                Base.STRANGER.rootKey("{\"kty\":\"NEW\",\"alg\":\"NEW\"}"));
    all.add(
        accepted(
                "quorum/unknown-algorithm-ignored",
                "a signature by a key of an algorithm to come",
                "TRU-51")
            .trusting(unknown, Base.ROOT_1)
            .with("ignored", "1")
            .of(
                Base.signed(
                    Base.unsigned(),
                    Base.RELEASE_1,
                    Base.CLEARANCE_1,
                    Base.STRANGER.claiming("NEW"))));
    RootText grantUnknown =
        Base.root(1)
            .handwritten(
                "grant",
                Base.STRANGER.kid(),
                Base.STRANGER.rootKey("{\"kty\":\"NEW\",\"alg\":\"NEW\"}"));
    all.add(
        accepted(
                "quorum/unknown-algorithm-of-another-role-ignored",
                "a signature by a key of an algorithm to come in another role",
                "TRU-51")
            .trusting(grantUnknown, Base.ROOT_1)
            .with("ignored", "1")
            .of(
                Base.signed(
                    Base.unsigned(),
                    Base.RELEASE_1,
                    Base.CLEARANCE_1,
                    Base.STRANGER.claiming("NEW"))));
    add(
            "unknown-algorithm-does-not-count",
            Reason.QUORUM_MISSING,
            "a quorum that needs a key of an algorithm to come",
            "TRU-51",
            Base.CLEARANCE_1,
            Base.STRANGER.claiming("NEW"))
        .clause("TRU-54")
        .trusting(unknown, Base.ROOT_1)
        .attack("A05");
  }

  private void roles() {
    for (VectorKey key : List.of(Base.ROOT_1, Base.GRANT_1, Base.DOWNGRADE_1)) {
      String role = key.holder().replace("-1", "");
      add(
              "signed-by-" + role,
              Reason.WRONG_ROLE,
              "a good signature by the key of " + role + " beside a quorum",
              "TRU-53",
              Base.RELEASE_1,
              Base.CLEARANCE_1,
              key)
          .attack("A15");
    }
    RootText alone = Base.root(1).set("packageRoles", "[\"release\"]");
    add(
            "signed-by-clearance",
            Reason.WRONG_ROLE,
            "clearance under a root that asks for release alone",
            "TRU-53",
            Base.RELEASE_1,
            Base.CLEARANCE_1)
        .trusting(alone, Base.ROOT_1)
        .attack("A15");
    VectorKey spoilt = Base.GRANT_1.spoiling(signature -> new byte[64]);
    add(
            "wrong-role-before-wrong-signature",
            Reason.WRONG_ROLE,
            "a signature of zeros by the key of another role",
            "TRU-53",
            Base.RELEASE_1,
            Base.CLEARANCE_1,
            spoilt)
        .attack("A15");
    RootText dropped = Base.root(2).role("release", 1, RootText.CLASSICAL, Base.RELEASE_2);
    byte[] envelope = dropped.envelope(Base.ROOT_1);
    all.add(
        refused(
                "quorum/key-dropped",
                Reason.QUORUM_MISSING,
                Check.QUORUM,
                "a release key that the newer root in the package dropped",
                "TRU-56",
                "TRU-54")
            .attack("A20", "A56")
            .rootAfter(2)
            .of(Base.signed().root(2, envelope)));
    all.add(
        accepted(
                "quorum/key-of-the-newer-root",
                "a release key that only the newer root in the package has",
                "TRU-56")
            .rootAfter(2)
            .of(Base.signed(Base.unsigned(), Base.RELEASE_2, Base.CLEARANCE_1).root(2, envelope)));
    RootText moved =
        Base.root(2)
            .role("release", 1, RootText.CLASSICAL, Base.RELEASE_2)
            .role("grant", 1, RootText.CLASSICAL, Base.RELEASE_1);
    all.add(
        refused(
                "quorum/key-moved",
                Reason.WRONG_ROLE,
                Check.QUORUM,
                "a release key that the newer root lists for grants",
                "TRU-56",
                "TRU-53")
            .attack("A15", "A20")
            .rootAfter(2)
            .of(
                Base.signed(Base.unsigned(), Base.RELEASE_1, Base.RELEASE_2, Base.CLEARANCE_1)
                    .root(2, moved.envelope(Base.ROOT_1))));
  }

  /** The roles are counted in the order of their table, not in that of {@code packageRoles}. */
  private void rolesInOrder() {
    for (String listed : new String[] {"release clearance", "clearance release"}) {
      RootText root =
          Base.root(1)
              .role("release", 1, RootText.HYBRID, Base.RELEASE_1, RELEASE_PQ)
              .set("packageRoles", "[\"" + listed.replace(" ", "\",\"") + "\"]");
      add(
              "release-family-before-" + listed.replace(' ', '-'),
              Reason.FAMILY_MISSING,
              "release without a family, and no clearance",
              "TRU-55",
              Base.RELEASE_1)
          .trusting(root, Base.ROOT_1)
          .attack("A13");
    }
  }

  private void order() {
    VectorKey[] nobody = {Base.STRANGER};
    order(
            "unsigned-no-json",
            Reason.QUORUM_MISSING,
            "a manifest that nobody signed and that is no JSON",
            "PKG-49",
            "TRU-54")
        .attack("A11 CVE-2026-23991")
        .of(Base.signed(Base.unsigned(), nobody).manifest(text -> "[[[["));
    order(
            "unsigned-wrong-product",
            Reason.QUORUM_MISSING,
            "a manifest that nobody signed, for another product",
            "PKG-47",
            "TRU-54")
        .attack("A35")
        .of(Base.signed(Base.unsigned().set("product", "\"other\""), nobody));
    order(
            "unsigned-without-body",
            Reason.QUORUM_MISSING,
            "a manifest that nobody signed, and nothing behind it",
            "PKG-49",
            "TRU-54")
        .attack("A11")
        .of(
            java.util.Arrays.copyOf(
                Base.signed(Base.unsigned(), nobody).bytes(), 512 + 1024 + 512 + 512));
    all.add(
        refused(
                "order/root-before-quorum",
                Reason.WRONG_ENVIRONMENT,
                Check.ROOT_STATE,
                "a test root, and nobody signed",
                "PKG-47",
                "TRU-57")
            .with("device-environment", "test")
            .of(Base.signed(Base.unsigned(), nobody)));
    all.add(
        refused(
                "order/manifest-before-layout",
                Reason.MANIFEST_MALFORMED,
                Check.MANIFEST,
                "a wrong floor, and an entry that nobody listed",
                "PKG-47",
                "PKG-15")
            .of(Base.signed().set("floor", "500").withoutEntry("payload/000/data")));
    all.add(
        refused(
                "order/layout-before-target",
                Reason.ENTRY_MISSING,
                Check.LAYOUT,
                "a missing entry, and another product",
                "PKG-47",
                "PKG-9")
            .of(Base.signed().set("product", "\"other\"").withoutEntry("payload/000/data")));
    all.add(
        refused(
                "order/product-before-udi-di",
                Reason.WRONG_PRODUCT,
                Check.TARGET,
                "another product and another UDI-DI",
                "PKG-47",
                "PKG-55")
            .with("device-udi-di", "1")
            .of(Base.signed().set("product", "\"other\"")));
    all.add(
        refused(
                "order/target-before-counters",
                Reason.WRONG_HARDWARE,
                Check.TARGET,
                "another model and an old counter",
                "PKG-47",
                "PKG-57")
            .with("device-hw-model", "vx-1")
            .with("device-floor", "500")
            .of(Base.signed()));
    all.add(
        refused(
                "order/counters-before-expiry",
                Reason.ROLLBACK,
                Check.COUNTERS,
                "an old counter and an expiry that has passed",
                "PKG-47",
                "PKG-60")
            .with("device-floor", "500")
            .with("clock", "2030-01-01T00:00:00Z")
            .of(Base.signed()));
    all.add(
        refused(
                "order/expiry-before-files",
                Reason.EXPIRED,
                Check.EXPIRY,
                "an expiry that has passed and a file that was exchanged",
                "PKG-47",
                "PKG-63")
            .with("clock", "2030-01-01T00:00:00Z")
            .of(
                Base.signed()
                    .content("files/sbom.cdx.json", bytes -> SampleBytes.flipped(bytes, 0))));
    all.add(
        refused(
                "order/files-before-indexes",
                Reason.FILE_DIGEST_MISMATCH,
                Check.FILES,
                "a file and an index that were exchanged",
                "PKG-47",
                "PKG-65")
            .of(
                Base.signed()
                    .content("files/sbom.cdx.json", bytes -> SampleBytes.flipped(bytes, 0))
                    .content("payload/000/index", bytes -> SampleBytes.flipped(bytes, 0))));
    order(
            "form-before-key",
            Reason.ENVELOPE_MALFORMED,
            "a signature that does not verify, and a second one of another form",
            "PKG-47",
            "TRU-2")
        .of(
            Base.signed()
                .content(
                    "signatures.json",
                    bytes ->
                        new String(bytes, UTF_8)
                            .replaceAll("(\"signature\":\"[^\"]*)\"}]", "$1=\"}]")
                            .getBytes(UTF_8)));
  }

  private VectorCase order(String name, Reason code, String about, String... clauses) {
    VectorCase made = refused("order/" + name, code, Check.QUORUM, about, clauses);
    all.add(made);
    return made;
  }

  private VectorCase add(String name, Reason code, String about, String clause, VectorKey... keys) {
    VectorCase made =
        refused("quorum/" + name, code, Check.QUORUM, about, clause)
            .of(Base.signed(Base.unsigned(), keys));
    all.add(made);
    return made;
  }

  private void accept(String name, String about, String clause, RootText root, VectorKey... keys) {
    PackageFixture fixture = Base.signed(Base.unsigned(), keys);
    all.add(accepted("quorum/" + name, about, clause).trusting(root, Base.ROOT_1).of(fixture));
  }
}
