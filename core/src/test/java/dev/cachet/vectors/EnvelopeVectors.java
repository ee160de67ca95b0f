package dev.cachet.vectors;

import static dev.cachet.refusal.Reason.ENVELOPE_MALFORMED;
import static dev.cachet.refusal.Reason.WRONG_TYPE;
import static dev.cachet.vectors.VectorCase.accepted;
import static dev.cachet.vectors.VectorCase.refused;
import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.cachet.golden.PackageFixture;
import dev.cachet.refusal.Reason;
import dev.cachet.verification.report.Check;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Envelopes and protected headers: TRU-1 to TRU-8. */
final class EnvelopeVectors {
  private static final String BASE64URL =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

  private final List<VectorCase> all = new ArrayList<>();

  private EnvelopeVectors() {}

  static List<VectorCase> all() {
    EnvelopeVectors vectors = new EnvelopeVectors();
    vectors.serialization();
    vectors.base64url();
    vectors.counts();
    vectors.lengths();
    vectors.headers();
    vectors.types();
    return vectors.all;
  }

  private void serialization() {
    String[] clauses = {"TRU-1", "JSON-3"};
    both("space-inside", "a space behind the first brace", t -> "{ " + t.substring(1), clauses);
    both("line-feed-behind", "a line feed behind the last brace", t -> t + "\n", clauses);
    both("space-in-front", "a space in front", t -> " " + t, clauses);
    both("second-object", "a second object behind", t -> t + "{}", clauses);
    both("bom", "a byte order mark", t -> "\u00ef\u00bb\u00bf" + t, "TRU-1", "JSON-2");
    both(
        "escape-in-name",
        "an escape in a member's name",
        t -> t.replaceFirst("\"protected\"", "\"pr\\\\u006ftected\""),
        "TRU-1",
        "JSON-5");
    both(
        "escape-in-value",
        "an escape in a value",
        t -> t.replaceFirst("\"signature\":\"(.)", "\"signature\":\"\\\\u0041"),
        "TRU-1",
        "TRU-2");
    both(
        "members-swapped",
        "signature before protected",
        t -> t.replaceFirst("(\"protected\":\"[^\"]*\"),(\"signature\":\"[^\"]*\")", "$2,$1"),
        "TRU-1");
    both(
        "unprotected-header",
        "an unprotected header",
        t -> t.replaceFirst("\"signature\":", "\"header\":{\"alg\":\"none\"},\"signature\":"),
        "JSON-6",
        "TRU-1");
    both(
        "member-behind",
        "a member behind the signatures",
        t -> t.substring(0, t.length() - 1) + ",\"more\":[]}",
        "JSON-6",
        "TRU-1");
    both(
        "signatures-twice",
        "the signatures twice",
        t -> t.replaceFirst("(\"signatures\":.*)}", "$1,$1}"),
        "JSON-5",
        "TRU-1");
    both(
        "signature-twice",
        "two texts of one signature",
        t -> t.replaceFirst("(\"signature\":\"[^\"]*\")", "$1,$1"),
        "JSON-5",
        "TRU-1");
    both(
        "no-protected",
        "a signature without protected",
        t -> t.replaceFirst("\"protected\":\"[^\"]*\",", ""),
        "JSON-7",
        "TRU-1");
    both(
        "no-signature",
        "a header without its signature",
        t -> t.replaceFirst(",\"signature\":\"[^\"]*\"", ""),
        "JSON-7",
        "TRU-1");
    both(
        "signatures-object",
        "an object for the list of signatures",
        t -> t.replaceFirst("\"signatures\":.*", "\"signatures\":{}}"),
        "JSON-8",
        "TRU-1");
    both(
        "signature-null",
        "a signature of null",
        t -> t.replaceFirst("\"signature\":\"[^\"]*\"", "\"signature\":null"),
        "JSON-9",
        "TRU-1");
    both(
        "not-utf-8",
        "a byte 0x80 in a value",
        t -> t.replaceFirst("\"signature\":\"(.)", "\"signature\":\"\u0080"),
        "JSON-1",
        "TRU-1",
        "TRU-2");
    both(
        "no-json",
        "a text that is no JSON",
        t -> "-----BEGIN PGP SIGNATURE-----",
        "JSON-3",
        "JSON-4",
        "TRU-1");
    both("nothing", "no byte", t -> "", "JSON-3", "TRU-1");
    detached(
        "flattened",
        "the flattened form of a JWS",
        t -> t.replaceFirst("\\{\"signatures\":\\[\\{(.*?)\\}.*", "{$1}"),
        "JSON-6",
        "TRU-1");
    detached(
        "compact", "the compact form of a JWS", t -> "e30.e30.AA", "JSON-3", "JSON-4", "TRU-1");
    detached(
        "attached-form",
        "signatures.json with a payload",
        t -> "{\"payload\":\"e30\"," + t.substring(1),
        "JSON-6",
        "TRU-1");
    attached(
        "no-payload",
        "a root without its payload",
        t -> t.replaceFirst("\"payload\":\"[^\"]*\",", ""),
        "JSON-7",
        "TRU-1");
    attached(
        "payload-last",
        "a payload behind the signatures",
        t -> t.replaceFirst("\\{(\"payload\":\"[^\"]*\"),(.*)\\}", "{$2,$1}"),
        "TRU-1");
    attached(
        "payload-object",
        "a payload that is not encoded",
        t -> t.replaceFirst("\"payload\":\"[^\"]*\"", "\"payload\":{}"),
        "JSON-8",
        "TRU-1");
  }

  private void base64url() {
    both(
        "protected-padded",
        "a protected with padding",
        t -> t.replaceFirst("(\"protected\":\"[^\"]*)", "$1="),
        "TRU-2",
        "TRU-1");
    both(
        "signature-padded",
        "a signature with padding",
        t -> t.replaceFirst("(\"signature\":\"[^\"]*)", "$1=="),
        "TRU-2",
        "TRU-1");
    both(
        "signature-spare-bits",
        "a signature with spare bits that are not zero",
        t -> spare(t, "\"signature\":\""),
        "TRU-2");
    both(
        "signature-plus",
        "a signature in base64 with +",
        t -> t.replaceFirst("\"signature\":\".", "\"signature\":\"+"),
        "TRU-2",
        "TRU-1");
    both(
        "signature-space",
        "a space in a signature",
        t -> t.replaceFirst("\"signature\":\".", "\"signature\":\" "),
        "TRU-2",
        "TRU-1");
    both(
        "signature-cut",
        "a signature of a length that base64 does not have",
        t -> t.replaceFirst("\"signature\":\"[^\"]*", "\"signature\":\"AAAAA"),
        "TRU-2");
    attached(
        "payload-padded",
        "a payload with padding",
        t -> t.replaceFirst("(\"payload\":\"[^\"]*)", "$1="),
        "TRU-2",
        "TRU-1");
    attached(
        "payload-cut",
        "a payload of a length that base64 does not have",
        t -> t.replaceFirst("\"payload\":\"[^\"]*", "\"payload\":\"AAAAA"),
        "TRU-2");
  }

  /** The same bytes in another text: the last character has spare bits set. */
  private static String spare(String text, String before) {
    int end = text.indexOf('"', text.indexOf(before) + before.length()) - 1;
    char other = BASE64URL.charAt(BASE64URL.indexOf(text.charAt(end)) + 1);
    return text.substring(0, end) + other + text.substring(end + 1);
  }

  private void counts() {
    detached("signatures-none", "no signature", t -> "{\"signatures\":[]}", "TRU-3");
    attached(
        "signatures-none",
        "no signature",
        t -> t.replaceFirst("\"signatures\":.*", "\"signatures\":[]}"),
        "TRU-3");
    all.add(
        malformed("signatures-33", "33 signatures", "TRU-3")
            .attack("A19 CVE-2020-6173")
            .of(crowd(31)));
    all.add(
        accepted("envelope/signatures-32", "32 signatures, of which 30 are by strangers", "TRU-3")
            .with("ignored", "30")
            .of(crowd(30)));
    all.add(
        malformed("signature-twice-in-list", "one signature twice", "TRU-4")
            .attack("A02 CVE-2020-15093 CVE-2020-6174")
            .of(
                listed(
                    list -> {
                      list.add(1, list.get(0));
                      return list;
                    })));
    all.add(
        malformed("signatures-descending", "two signatures in the other order", "TRU-4")
            .of(listed(list -> List.of(list.get(1), list.get(0)))));
    all.add(
        malformed("kid-twice", "two signatures by one key, one with a time", "TRU-4")
            .attack("A02 CVE-2020-15093")
            .of(
                Base.signed(
                    Base.unsigned(),
                    Base.RELEASE_1,
                    Base.RELEASE_1.adding(",\"iat\":1"),
                    Base.CLEARANCE_1)));
  }

  private static PackageFixture crowd(int strangers) {
    VectorKey[] keys = new VectorKey[strangers + 2];
    keys[0] = Base.RELEASE_1;
    keys[1] = Base.CLEARANCE_1;
    for (int i = 0; i < strangers; i++) {
      keys[i + 2] = VectorKey.of("stranger-" + i);
    }
    return Base.signed(Base.unsigned(), keys);
  }

  private static PackageFixture listed(UnaryOperator<List<SignatureText>> edit) {
    return Base.unsigned()
        .signedBy(
            manifest ->
                EnvelopeText.detached(
                    edit.apply(
                        EnvelopeText.signatures(
                            VectorKey.PACKAGE, manifest, Base.RELEASE_1, Base.CLEARANCE_1))));
  }

  private void lengths() {
    // 6,145 bytes are 8,194 characters of base64url; 6,144 are 8,192.
    UnaryOperator<String> long1 = t -> filled(t, 6145);
    all.add(
        malformed("protected-8194", "a protected of 8,194 characters", "TRU-5", "JSON-12")
            .attack("A40")
            .of(Base.signed(Base.unsigned(), Base.RELEASE_1.header(long1), Base.CLEARANCE_1)));
    all.add(
        accepted("envelope/protected-8192", "a protected of 8,192 characters", "TRU-5")
            .of(
                Base.signed(
                    Base.unsigned(),
                    Base.RELEASE_1.header(t -> filled(t, 6144)),
                    Base.CLEARANCE_1)));
    both(
        "signature-empty",
        "a signature of no byte",
        t -> t.replaceFirst("\"signature\":\"[^\"]*\"", "\"signature\":\"\""),
        "TRU-5");
    both(
        "signature-6171",
        "a signature of 6,171 characters",
        t ->
            t.replaceFirst(
                "\"signature\":\"[^\"]*\"", "\"signature\":\"" + "A".repeat(6171) + "\""),
        "TRU-5",
        "JSON-12");
    RootText large = Base.root(2).edit(t -> t + " ".repeat(262_145 - t.length()));
    all.add(
        refused(
                "envelope/payload-262145",
                ENVELOPE_MALFORMED,
                Check.CHAIN,
                "a root of 262,145 bytes",
                "TRU-5",
                "JSON-12")
            .attack("A40", "A19")
            .of(Base.signed().root(2, large.envelope(Base.ROOT_1))));
    RootText largest = Base.root(2).edit(t -> t + " ".repeat(262_144 - t.length()));
    all.add(
        accepted("envelope/payload-262144", "a root of 262,144 bytes", "TRU-5")
            .rootAfter(2)
            .of(Base.signed().root(2, largest.envelope(Base.ROOT_1))));
  }

  /** A header made as long as wanted by two certificates. */
  private static String filled(String header, int length) {
    String start = header.replace("}", ",\"x5c\":[\"" + "A".repeat(3000) + "\",\"");
    return start + "A".repeat(length - start.length() - 3) + "\"]}";
  }

  private void headers() {
    header("alg-empty", "an empty algorithm", t -> t.replace("\"EdDSA\"", "\"\""));
    header("kid-42", "a key id of 42 characters", t -> t.replaceFirst("\"kid\":\".", "\"kid\":\""));
    header("kid-44", "a key id of 44 characters", t -> t.replaceFirst("\"kid\":\"", "\"kid\":\"A"));
    header(
        "kid-spare-bits",
        "a key id with spare bits that are not zero",
        t -> spare(t, "\"kid\":\""));
    header(
        "kid-padded",
        "a key id with padding",
        t -> t.replaceFirst("\"kid\":\"([^\"]*)", "\"kid\":\"$1="));
    header("x5c-none", "an empty list of certificates", t -> t.replace("}", ",\"x5c\":[]}"));
    header(
        "x5c-5",
        "five certificates",
        t -> t.replace("}", ",\"x5c\":[\"A\",\"A\",\"A\",\"A\",\"A\"]}"));
    header("x5c-empty", "a certificate of no character", t -> t.replace("}", ",\"x5c\":[\"\"]}"));
    header(
        "x5c-4097",
        "a certificate of 4,097 characters",
        t -> t.replace("}", ",\"x5c\":[\"" + "A".repeat(4097) + "\"]}"),
        "JSON-12");
    header(
        "x5c-not-ascii",
        "a certificate that is not ASCII",
        t -> t.replace("}", ",\"x5c\":[\"\u00c3\u00a4\"]}"));
    header(
        "x5t-42",
        "a thumbprint of 42 characters",
        t -> t.replace("}", ",\"x5t#S256\":\"" + "A".repeat(42) + "\"}"));
    header(
        "x5t-spare-bits",
        "a thumbprint with spare bits that are not zero",
        t -> t.replace("}", ",\"x5t#S256\":\"" + "A".repeat(42) + "B\"}"));
    String[][] allowed = {
      {"iat", ",\"iat\":1764547200"},
      {"iat-of-tomorrow", ",\"iat\":9007199254740991"},
      {"x5c", ",\"x5c\":[\"MIIB ~!\",\"A\",\"A\",\"A\"]"},
      {"x5c-4096", ",\"x5c\":[\"" + "A".repeat(4096) + "\"]"},
      {"x5t", ",\"x5t#S256\":\"" + "A".repeat(43) + "\""},
    };
    for (String[] member : allowed) {
      all.add(
          accepted(
                  "envelope/with-" + member[0],
                  "a header with " + member[0].replace('-', ' '),
                  "TRU-8")
              .of(
                  Base.signed(
                      Base.unsigned(), Base.RELEASE_1.adding(member[1]), Base.CLEARANCE_1)));
    }
    all.add(
        accepted(
                "envelope/header-members-in-another-order",
                "a header whose members stand in another order, with white space",
                "TRU-8")
            .of(
                Base.signed(
                    Base.unsigned(),
                    Base.RELEASE_1.header(
                        t -> t.replaceFirst("\\{(.*),(\"typ\".*)\\}", "{ $2 , $1 }")),
                    Base.CLEARANCE_1)));
  }

  private void types() {
    for (String typ :
        new String[] {
          "cachet-root+jws",
          "cachet-delta+jws",
          "cachet-downgrade+jws",
          "cachet-install-auth+jwt",
          "JWT",
          "Cachet-package+jws",
          "application/cachet-package+jws",
          ""
        }) {
      String name =
          typ.isEmpty() ? "empty" : typ.replaceAll("[+/]", "-").replaceFirst("^C", "upper-c");
      all.add(
          refused(
                  "envelope/typ-" + name,
                  WRONG_TYPE,
                  Check.QUORUM,
                  "a package signed as '" + typ + "'",
                  "TRU-7")
              .attack("A12")
              .of(typed(typ, Base.RELEASE_1)));
    }
    all.add(
        refused(
                "envelope/typ-of-a-stranger",
                WRONG_TYPE,
                Check.QUORUM,
                "a root's typ in the signature of an unknown key",
                "TRU-7")
            .attack("A12")
            .of(typed(VectorKey.ROOT, Base.STRANGER)));
    byte[] payload = Base.root(2).payload();
    byte[] root =
        EnvelopeText.attached(
            payload, EnvelopeText.signatures(VectorKey.PACKAGE, payload, Base.ROOT_1));
    all.add(
        refused(
                "envelope/typ-of-a-root",
                WRONG_TYPE,
                Check.CHAIN,
                "a root signed as a package",
                "TRU-7")
            .attack("A12")
            .of(Base.signed().root(2, root)));
    byte[] first = Base.root(1).payload();
    byte[] envelope =
        EnvelopeText.attached(
            first, EnvelopeText.signatures(VectorKey.PACKAGE, first, Base.ROOT_1));
    all.add(
        VectorCase.firstRoot(
            "envelope/typ-of-a-first-root",
            WRONG_TYPE,
            "a first root signed as a package",
            envelope,
            Base.root(1).sha256(),
            "TRU-7"));
  }

  /** The good package, in which one more or one other signature has another type. */
  private static PackageFixture typed(String typ, VectorKey key) {
    return Base.unsigned()
        .signedBy(
            manifest -> {
              List<SignatureText> list = new ArrayList<>();
              List<VectorKey> keys = new ArrayList<>(List.of(Base.RELEASE_1, Base.CLEARANCE_1));
              if (!keys.contains(key)) {
                keys.add(key);
              }
              keys.sort(java.util.Comparator.comparing(VectorKey::kid));
              for (VectorKey each : keys) {
                list.add(each.sign(each == key ? typ : VectorKey.PACKAGE, manifest));
              }
              return EnvelopeText.detached(list);
            });
  }

  private void header(String name, String about, UnaryOperator<String> edit, String... more) {
    UnaryOperator<byte[]> change = VectorKey.bytewise(t -> changed(name, t, edit));
    all.add(
        malformed("header-" + name, about, with("TRU-6", more))
            .of(
                Base.signed(
                    Base.unsigned(), Base.RELEASE_1.headerBytes(change), Base.CLEARANCE_1)));
  }

  private void both(String name, String about, UnaryOperator<String> edit, String... clauses) {
    detached(name, about, edit, clauses);
    attached(name, about, edit, clauses);
  }

  private void detached(String name, String about, UnaryOperator<String> edit, String... clauses) {
    VectorCase made = malformed(name, about, clauses);
    attack(made, clauses[0]);
    all.add(made.of(Base.signed().content("signatures.json", bytes -> edited(name, bytes, edit))));
  }

  private void attached(String name, String about, UnaryOperator<String> edit, String... clauses) {
    VectorCase made =
        refused(
            "envelope/root-" + name,
            Reason.ENVELOPE_MALFORMED,
            Check.CHAIN,
            about + ", in a root",
            clauses);
    attack(made, clauses[0]);
    all.add(made.of(Base.signed().root(2, edited(name, Base.root(2).envelope(Base.ROOT_1), edit))));
  }

  private static void attack(VectorCase made, String clause) {
    switch (clause) {
      case "TRU-1", "TRU-2" -> made.attack("A04", "A09");
      case "TRU-3" -> made.attack("A05 CVE-2020-10759");
      case "JSON-5", "JSON-6" -> made.attack("A09 CVE-2024-32883");
      default -> {}
    }
  }

  private static byte[] edited(String name, byte[] bytes, UnaryOperator<String> edit) {
    return changed(name, new String(bytes, ISO_8859_1), edit).getBytes(ISO_8859_1);
  }

  private static String changed(String name, String text, UnaryOperator<String> edit) {
    String changed = edit.apply(text);
    if (changed.equals(text)) {
      throw new IllegalStateException(name + " changes nothing");
    }
    return changed;
  }

  private static VectorCase malformed(String name, String about, String... clauses) {
    return refused("envelope/" + name, ENVELOPE_MALFORMED, Check.QUORUM, about, clauses);
  }

  private static String[] with(String first, String... more) {
    List<String> clauses = new ArrayList<>(List.of(first));
    clauses.addAll(List.of(more));
    return clauses.toArray(String[]::new);
  }
}
