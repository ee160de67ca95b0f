package dev.cachet.vectors;

import static dev.cachet.refusal.Reason.APART_VIOLATED;
import static dev.cachet.refusal.Reason.FORMAT_UNSUPPORTED;
import static dev.cachet.refusal.Reason.ROOT_MALFORMED;
import static dev.cachet.refusal.Reason.ROOT_QUORUM_UNREACHABLE;
import static dev.cachet.vectors.Base.replaced;
import static dev.cachet.vectors.VectorCase.accepted;
import static dev.cachet.vectors.VectorCase.refused;

import dev.cachet.jose.Algorithm;
import dev.cachet.refusal.Reason;
import dev.cachet.verification.report.Check;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Root documents, each signed by whom it takes: TRU-24 to TRU-36. */
final class RootVectors {
  private static final VectorKey OTHER = VectorKey.of("release-2");

  private final List<VectorCase> all = new ArrayList<>();

  private RootVectors() {}

  static List<VectorCase> all() {
    RootVectors vectors = new RootVectors();
    vectors.head();
    vectors.keys();
    vectors.roles();
    vectors.apart();
    return vectors.all;
  }

  private void head() {
    next(
        "format-2",
        FORMAT_UNSUPPORTED,
        "a root of a format to come",
        "TRU-24",
        root().set("format", "2").set("more", "1"));
    next("format-0", FORMAT_UNSUPPORTED, "a root of format 0", "TRU-24", root().set("format", "0"));
    set("version-0", "version", "0", "TRU-25");
    set("version-10000000000", "version", "10000000000", "TRU-25");
    set("environment-unlisted", "environment", "\"staging\"", "TRU-26");
    set("environment-upper-case", "environment", "\"PRODUCTION\"", "TRU-26");
    set("on-expiry-unlisted", "onExpiry", "\"ignore\"", "TRU-26");
    set("package-expiry-unlisted", "packageExpiry", "\"never\"", "TRU-26");
    set("authorisation-unlisted", "authorisation", "\"two\"", "TRU-26");
    set("expires-at-issued", "expires", "\"2026-01-01T00:00:00Z\"", "TRU-27");
    set("expires-before-issued", "expires", "\"2025-12-31T23:59:59Z\"", "TRU-27");
    set("manufacturer-upper-case", "manufacturer", "\"Example-devices\"", "JSON-18");
    set("manufacturer-empty", "manufacturer", "\"\"", "JSON-18");
    set("issued-without-zone", "issued", "\"2026-01-01T00:00:00\"", "JSON-17");
    set("issued-year-1969", "issued", "\"1969-12-31T23:59:59Z\"", "JSON-17");
    set("clock-floor-word", "clockFloor", "\"now\"", "JSON-17");
    set("expires-no-such-day", "expires", "\"2031-04-31T00:00:00Z\"", "JSON-17");
    RootText future = Base.root(1).set("format", "2");
    all.add(
        VectorCase.firstRoot(
            "root/first-of-format-2",
            FORMAT_UNSUPPORTED,
            "a first root of a format to come",
            future.envelope(Base.ROOT_1),
            future.sha256(),
            "TRU-24"));
    RootText zero = Base.root(1).role("root", 0, RootText.CLASSICAL, Base.ROOT_1);
    all.add(
        VectorCase.firstRoot(
                "root/first-with-threshold-0",
                ROOT_MALFORMED,
                "a first root with a threshold of 0",
                zero.envelope(Base.ROOT_1),
                zero.sha256(),
                "TRU-30")
            .attack("A03 GHSA-fphv-w9fq-2525"));
  }

  private void keys() {
    set("keys-none", "keys", "[]", "TRU-28", "TRU-32");
    RootText many = root();
    for (int i = 0; i < 60; i++) {
      String kid = String.format("%02d", i) + "A".repeat(41);
      many.handwritten(
          "release",
          kid,
          "{\"kid\":\"" + kid + "\",\"holder\":\"h\",\"jwk\":{\"kty\":\"NEW\",\"alg\":\"NEW\"}}");
    }
    next("keys-65", ROOT_MALFORMED, "65 keys", "TRU-28", many);
    all.get(all.size() - 1).attack("A40");
    edit(
        "key-twice",
        "one key twice",
        "TRU-28",
        t -> t.replaceFirst("\"keys\":\\[(\\{\"kid\".*?\\}\\})", "\"keys\":[$1,$1"));
    all.get(all.size() - 1).attack("A02 CVE-2020-15093");
    edit(
        "holder-upper-case",
        "a holder in upper case",
        "JSON-18",
        t -> replaced(t, "\"holder\":\"release-1\"", "\"holder\":\"Release-1\""));
    edit(
        "holder-empty",
        "a holder without name",
        "JSON-18",
        t -> replaced(t, "\"holder\":\"release-1\"", "\"holder\":\"\""));
  }

  private void roles() {
    for (String role : new String[] {"root", "release", "clearance", "grant", "downgrade"}) {
      next(
          "role-missing-" + role,
          ROOT_MALFORMED,
          "no role " + role,
          "TRU-29",
          root().withoutRole(role));
    }
    edit(
        "role-seventh",
        "a seventh role",
        "TRU-29",
        t ->
            replaced(
                t,
                "\"roles\":{",
                "\"roles\":{\"admin\":{\"keys\":[],\"threshold\":1,\"families\":[\"classical\"]},"));
    edit(
        "role-upper-case",
        "a role in upper case",
        "TRU-29",
        t -> replaced(t, "\"grant\":{", "\"Grant\":{"));
    for (String role : new String[] {"root", "release", "carriage"}) {
      VectorKey key = VectorKey.of(role.equals("carriage") ? "carriage-1" : role + "-1");
      next(
          "threshold-0-of-" + role,
          ROOT_MALFORMED,
          "a threshold of 0 for " + role,
          "TRU-30",
          root().role(role, 0, RootText.CLASSICAL, key));
      all.get(all.size() - 1).attack("A03 GHSA-fphv-w9fq-2525");
    }
    role("families-none", "no family", "TRU-31", 1, "");
    role("families-twice", "a family twice", "TRU-31", 1, "\"classical\",\"classical\"");
    role("families-unlisted", "a family that is not listed", "TRU-31", 1, "\"quantum\"");
    next(
        "kid-not-in-keys",
        ROOT_MALFORMED,
        "a role that names a key which is not there",
        "TRU-32",
        root()
            .edit(
                t ->
                    t.replaceFirst(
                        "(\"roles\":\\{\"root\":\\{\"keys\":\\[\"[^\"]*\")",
                        "$1,\"" + "A".repeat(43) + "\"")));
    next(
        "key-in-no-role",
        ROOT_MALFORMED,
        "a key that no role names",
        "TRU-32",
        root()
            .edit(
                t ->
                    t.replaceFirst(
                        "\"keys\":\\[", "\"keys\":[" + OTHER.rootKey().replace("$", "\\$") + ",")));
    next(
        "key-in-two-roles",
        ROOT_MALFORMED,
        "a key in two roles",
        "TRU-32",
        root()
            .edit(
                t ->
                    t.replace(
                        "[\"" + Base.CLEARANCE_1.kid() + "\"]",
                        "[\"" + Base.CLEARANCE_1.kid() + "\",\"" + Base.RELEASE_1.kid() + "\"]")));
    all.get(all.size() - 1).attack("A15");
    next(
        "key-twice-in-a-role",
        ROOT_MALFORMED,
        "a key twice in one role",
        "TRU-32",
        root()
            .edit(
                t ->
                    t.replace(
                        "[\"" + Base.RELEASE_1.kid() + "\"]",
                        "[\"" + Base.RELEASE_1.kid() + "\",\"" + Base.RELEASE_1.kid() + "\"]")));
    all.get(all.size() - 1).attack("A02");
    set("package-roles-none", "packageRoles", "[]", "TRU-33");
    set("package-roles-without-release", "packageRoles", "[\"clearance\"]", "TRU-33");
    set("package-roles-root", "packageRoles", "[\"release\",\"root\"]", "TRU-33");
    set("package-roles-unlisted", "packageRoles", "[\"release\",\"admin\"]", "TRU-33");
    set("package-roles-twice", "packageRoles", "[\"release\",\"release\"]", "TRU-33");
    unreachable(
        "threshold-above-keys",
        "a threshold above the number of keys",
        "TRU-35",
        root().role("release", 2, RootText.CLASSICAL, Base.RELEASE_1));
    unreachable(
        "two-keys-of-one-holder",
        "a threshold of two, and two keys of one holder",
        "TRU-35",
        root()
            .role(
                "release",
                2,
                RootText.CLASSICAL,
                Base.RELEASE_1,
                VectorKey.of("release-1", Algorithm.ES256)));
    unreachable(
        "family-without-key",
        "a family of which the role has no key",
        "TRU-35",
        root().role("release", 1, RootText.HYBRID, Base.RELEASE_1));
    unreachable(
        "role-without-key",
        "a role without key",
        "TRU-35",
        root().role("grant", 1, RootText.CLASSICAL));
    unreachable(
        "threshold-2-to-53",
        "the largest threshold",
        "TRU-35",
        root().edit(t -> t.replaceFirst("\"threshold\":1", "\"threshold\":9007199254740991")));
    String kid = "A".repeat(43);
    RootText unknown =
        root()
            .role("clearance", 2, RootText.CLASSICAL, Base.CLEARANCE_1)
            .handwritten(
                "clearance",
                kid,
                "{\"kid\":\""
                    + kid
                    + "\",\"holder\":\"clearance-2\",\"jwk\":{\"kty\":\"NEW\",\"alg\":\"NEW\"}}");
    unreachable(
        "needs-an-unknown-key",
        "a quorum that needs a key of an unknown algorithm",
        "TRU-35",
        unknown);
    accept(
        "with-carriage",
        "a root with the role carriage",
        "TRU-29",
        root().role("carriage", 1, RootText.CLASSICAL, VectorKey.of("carriage-1")));
    accept(
        "on-expiry-warn", "onExpiry as its default", "TRU-26", root().set("onExpiry", "\"warn\""));
  }

  private void apart() {
    String[][] groups = {
      {"no-group", "[]"},
      {"group-of-one", "[[\"release\"]]"},
      {"empty-group", "[[]]"},
      {"role-twice", "[[\"release\",\"release\"]]"},
      {"undefined-role", "[[\"release\",\"carriage\"]]"},
      {"unlisted-role", "[[\"release\",\"admin\"]]"},
      {
        "17-groups",
        "[" + "[\"release\",\"clearance\"],".repeat(16) + "[\"release\",\"clearance\"]]"
      },
    };
    for (String[] group : groups) {
      set("apart-" + group[0], "apart", group[1], "TRU-34");
    }
    RootText both =
        root()
            .set("apart", "[[\"grant\",\"root\"],[\"release\",\"clearance\"]]")
            .role("clearance", 1, RootText.CLASSICAL, VectorKey.of("release-1", Algorithm.ES256));
    next(
        "apart-violated",
        APART_VIOLATED,
        "one holder in two roles that have to be apart",
        "TRU-36",
        both);
    accept(
        "apart",
        "two roles apart, held by different persons",
        "TRU-36",
        root().set("apart", "[[\"release\",\"clearance\"]]"));
  }

  private static RootText root() {
    return Base.root(2);
  }

  private void role(String name, String about, String clause, int threshold, String families) {
    next(
        name,
        ROOT_MALFORMED,
        about,
        clause,
        root().role("release", threshold, families, Base.RELEASE_1));
  }

  private void set(String name, String member, String json, String... clauses) {
    all.add(
        refused("root/" + name, ROOT_MALFORMED, Check.CHAIN, "another " + member, clauses)
            .of(Base.signed().root(2, root().set(member, json).envelope(Base.ROOT_1))));
  }

  private void edit(String name, String about, String clause, UnaryOperator<String> edit) {
    next(name, ROOT_MALFORMED, about, clause, root().edit(edit));
  }

  private void unreachable(String name, String about, String clause, RootText root) {
    next(name, ROOT_QUORUM_UNREACHABLE, about, clause, root);
  }

  private void next(String name, Reason code, String about, String clause, RootText root) {
    all.add(
        refused("root/" + name, code, Check.CHAIN, about, clause)
            .of(Base.signed().root(2, root.envelope(Base.ROOT_1))));
  }

  private void accept(String name, String about, String clause, RootText root) {
    all.add(
        accepted("root/" + name, about, clause)
            .rootAfter(2)
            .of(Base.signed().root(2, root.envelope(Base.ROOT_1))));
  }
}
