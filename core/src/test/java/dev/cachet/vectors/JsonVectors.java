package dev.cachet.vectors;

import static dev.cachet.vectors.VectorCase.refused;

import dev.cachet.golden.PackageFixture;
import dev.cachet.refusal.Reason;
import dev.cachet.verification.report.Check;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Strict JSON, JSON-1 to JSON-15, in each document that has it: the manifest, a root, a protected
 * header. All are well signed. Texts here have one character for each byte of the document.
 */
final class JsonVectors {
  /** An opaque string of a key that no reader knows: the one free text of a root. */
  private static final String NOTE = "a note";

  private final List<VectorCase> all = new ArrayList<>();

  private JsonVectors() {}

  static List<VectorCase> all() {
    JsonVectors vectors = new JsonVectors();
    vectors.encodings();
    vectors.grammar();
    vectors.members();
    vectors.types();
    vectors.numbers();
    vectors.depth();
    vectors.strings();
    vectors.accepted();
    return vectors.all;
  }

  private enum Place {
    MANIFEST,
    ROOT,
    HEADER
  }

  private void encodings() {
    text("overlong-slash", "JSON-1", "an over-long form", "\u00c0\u00af");
    text("encoded-surrogate", "JSON-1", "an encoded surrogate", "\u00ed\u00a0\u0080");
    text("above-10ffff", "JSON-1", "a value above U+10FFFF", "\u00f4\u0090\u0080\u0080");
    text("lone-continuation", "JSON-1", "a byte 0x80 of its own", "\u0080");
    text("cut-sequence", "JSON-1", "a sequence that its string cuts", "\u00c3");
    whole("bom", "JSON-2", "a byte order mark", t -> "\u00ef\u00bb\u00bf" + t);
    whole(
        "utf-16",
        "JSON-1",
        "UTF-16 with its mark",
        t -> "\u00fe\u00ff" + t.replaceAll("(?s)(.)", "\0$1"));
  }

  private void grammar() {
    whole("array", "JSON-3", "an array around the object", t -> "[" + t + "]");
    whole("second-object", "JSON-3", "a second object behind", t -> t + "{}");
    whole("letter-behind", "JSON-3", "a letter behind", t -> t + "x");
    whole("nul-behind", "JSON-3", "a NUL behind", t -> t + "\0");
    whole("form-feed-in-front", "JSON-3", "a form feed in front", t -> "\f" + t);
    whole("nothing", "JSON-3", "no byte", t -> "");
    whole("white-space-alone", "JSON-3", "white space alone", t -> " \n");
    whole("string", "JSON-3", "a string and no object", t -> "\"" + "x" + "\"");
    whole("cut", "JSON-4", "an object without its end", t -> t.substring(0, t.length() - 1));
    whole(
        "trailing-comma",
        "JSON-4",
        "a comma behind the last member",
        t -> t.substring(0, t.length() - 1) + ",}");
    whole("comment", "JSON-4", "a comment", t -> "{/**/" + t.substring(1));
    whole(
        "line-comment",
        "JSON-4",
        "a comment up to the end of the line",
        t -> "{//\n" + t.substring(1));
    whole(
        "single-quotes",
        "JSON-4",
        "a name in single quotes",
        t -> "{'" + t.substring(2).replaceFirst("\"", "'"));
    whole(
        "bare-name",
        "JSON-4",
        "a name without quotes",
        t -> "{" + t.substring(2).replaceFirst("\"", ""));
    whole("no-colon", "JSON-4", "a member without its colon", t -> t.replaceFirst(":", " "));
    whole(
        "equals-for-colon", "JSON-4", "an equals sign for a colon", t -> t.replaceFirst(":", "="));
    whole("no-comma", "JSON-4", "no comma between two members", t -> t.replaceFirst(",", " "));
    text("raw-tab", "JSON-4", "a raw tab in a string", "a\tb", "JSON-13");
    text("raw-line-feed", "JSON-4", "a raw line feed in a string", "a\nb", "JSON-13");
    text("escape-x", "JSON-4", "an escape that JSON does not have", "\\x41");
    text("escape-cut", "JSON-4", "an escape with three digits", "\\u041");
    text("escape-arabic-digit", "JSON-4", "an escape whose last digit is Arabic", "\\u004\u0661");
    slot("upper-case-true", "JSON-4", "True", Place.MANIFEST);
    slot("nan", "JSON-4", "NaN", Place.MANIFEST);
    slot("infinity", "JSON-4", "Infinity", Place.MANIFEST);
  }

  private void members() {
    whole(
        "member-twice",
        "JSON-5",
        "the first member twice",
        t -> "{" + first(t) + "," + t.substring(1));
    whole(
        "member-twice-escaped",
        "JSON-5",
        "the first member twice, once with an escape",
        t -> "{" + escaped(first(t)) + "," + t.substring(1));
    slot("member-twice-inside", "JSON-5", "{\"a\":1,\"a\":1}", Place.MANIFEST);
    root(
        "role-twice",
        "JSON-5",
        "a role twice",
        t -> t.replaceFirst("(\"grant\":\\{[^}]*\\},)", "$1$1"));
    root(
        "jwk-member-twice",
        "JSON-5",
        "a member of an unknown key twice",
        t -> t.replace("\"note\":", "\"note\":\"b\",\"note\":"));
    whole(
        "member-unknown",
        "JSON-6",
        "a member that no table has",
        t -> "{\"more\":1," + t.substring(1));
    whole(
        "member-upper-case",
        "JSON-6",
        "the first member again, in upper case",
        t -> "{" + upper(first(t)) + "," + t.substring(1));
    for (String name : new String[] {"crit", "b64", "jwk", "jku", "x5u", "zip", "cty", "header"}) {
      member(
          "header-" + name,
          "JSON-6",
          "a header with " + name,
          Place.HEADER,
          t -> t.replace("}", ",\"" + name + "\":\"a\"}"),
          "A12");
    }
    member(
        "header-b64-false",
        "JSON-6",
        "b64 false, said to be critical",
        Place.HEADER,
        t -> t.replace("}", ",\"b64\":false,\"crit\":[\"b64\"]}"),
        "A12");
    for (String name :
        "format manufacturer product version counter floor created target change os files authorisation payloads"
            .split(" ", -1)) {
      missing(Place.MANIFEST, name);
    }
    for (String name :
        "format version environment manufacturer issued expires keys roles packageExpiry authorisation packageRoles"
            .split(" ", -1)) {
      missing(Place.ROOT, name);
    }
    for (String name : "alg kid typ".split(" ", -1)) {
      missing(Place.HEADER, name);
    }
    for (String name :
        "udiDi hwModel class reason reference id supportEnd asOf path size sha256 kind slot plainSize indexSize indexSha256"
            .split(" ", -1)) {
      member(
          "manifest-inside-without-" + lower(name),
          "JSON-7",
          "an object without " + name,
          Place.MANIFEST,
          t -> without(t, name));
    }
    for (String name : "holder jwk threshold families".split(" ", -1)) {
      member(
          "root-inside-without-" + name,
          "JSON-7",
          "an object without " + name,
          Place.ROOT,
          t -> without(t, name));
    }
  }

  private void missing(Place place, String name) {
    String file = lower(place.name()) + "-without-" + lower(name);
    member(file, "JSON-7", "no " + name, place, t -> without(t, name));
  }

  private void types() {
    String[][] manifest = {
      {"format", "\"1\""},
      {"manufacturer", "1"},
      {"version", "4"},
      {"counter", "\"421\""},
      {"floor", "[400]"},
      {"created", "1763884800"},
      {"target", "[]"},
      {"files", "{}"},
      {"authorisation", "false"},
      {"payloads", "\"\""},
      {"ext", "[]"},
      {"category", "\"IIb\""},
      {"rollout", "[]"},
      {"os", "\"debian\""},
      {"change", "true"},
    };
    for (String[] member : manifest) {
      PackageFixture fixture = Base.signed().set(member[0], member[1]);
      all.add(
          refused(
                  "json/manifest-type-of-" + lower(member[0]),
                  Reason.MANIFEST_MALFORMED,
                  Check.MANIFEST,
                  member[0] + " of another type",
                  "JSON-8")
              .of(fixture));
    }
    String[][] rest = {
      {"format", "\"1\""},
      {"version", "\"2\""},
      {"environment", "1"},
      {"issued", "1767225600"},
      {"keys", "{}"},
      {"roles", "[]"},
      {"packageRoles", "\"release\""},
      {"onExpiry", "true"},
      {"clockFloor", "1"},
      {"apart", "{}"},
    };
    for (String[] member : rest) {
      all.add(
          chain(
              "root-type-of-" + lower(member[0]),
              "JSON-8",
              member[0] + " of another type",
              root().set(member[0], member[1])));
    }
    root(
        "type-of-threshold",
        "JSON-8",
        "a threshold that is a string",
        t -> t.replaceFirst("\"threshold\":1", "\"threshold\":\"1\""));
    root(
        "type-of-kid",
        "JSON-8",
        "a key id in a role that is a number",
        t -> t.replaceFirst("(\"roles\":\\{\"root\":\\{\"keys\":\\[)\"[^\"]*\"", "$11"));
    member(
        "header-type-of-alg",
        "JSON-8",
        "an algorithm that is a number",
        Place.HEADER,
        t -> t.replace("\"EdDSA\"", "1"));
    member(
        "header-type-of-kid",
        "JSON-8",
        "a key id that is a number",
        Place.HEADER,
        t -> t.replaceFirst("\"kid\":\"[^\"]*\"", "\"kid\":1"));
    member(
        "header-type-of-typ",
        "JSON-8",
        "a typ that is a list",
        Place.HEADER,
        t -> t.replaceFirst("\"typ\":(\"[^\"]*\")", "\"typ\":[$1]"));
    member(
        "header-type-of-iat",
        "JSON-8",
        "a time of signing that is a string",
        Place.HEADER,
        t -> t.replace("}", ",\"iat\":\"1\"}"));
    member(
        "header-type-of-x5c",
        "JSON-8",
        "one certificate without its list",
        Place.HEADER,
        t -> t.replace("}", ",\"x5c\":\"A\"}"));
    slot("null", "JSON-9", "null", Place.MANIFEST);
    member(
        "manifest-null-expires",
        "JSON-9",
        "an expires of null",
        Place.MANIFEST,
        t -> t.replaceFirst("\"expires\":\"[^\"]*\"", "\"expires\":null"));
    root("null", "JSON-9", "a null in an unknown key", t -> t.replace("\"" + NOTE + "\"", "null"));
    root(
        "null-on-expiry",
        "JSON-9",
        "an onExpiry of null",
        t -> t.replaceFirst("\"packageExpiry\"", "\"onExpiry\":null,\"packageExpiry\""));
    member(
        "header-null",
        "JSON-9",
        "a time of signing of null",
        Place.HEADER,
        t -> t.replace("}", ",\"iat\":null}"));
  }

  private void numbers() {
    String[][] numbers = {
      {"negative", "-1"},
      {"minus-zero", "-0"},
      {"plus", "+1"},
      {"fraction", "1.0"},
      {"exponent", "1e0"},
      {"leading-zero", "01"},
      {"hexadecimal", "0x1"},
      {"2-to-53", "9007199254740992"},
      {"2-to-64", "18446744073709551616"},
      {"2-to-64-and-2", "18446744073709551618"},
      {"endless", "1" + "0".repeat(500)},
    };
    for (String[] number : numbers) {
      String[] clauses = {"JSON-11", "JSON-4"};
      slot("number-" + number[0], number[1], Place.MANIFEST, clauses);
      member(
          "header-number-" + number[0],
          "JSON-11",
          "the number " + number[1],
          Place.HEADER,
          t -> t.replace("}", ",\"iat\":" + number[1] + "}"),
          "A63",
          "JSON-4");
      member(
          "root-number-" + number[0],
          "JSON-11",
          "a version of " + number[1],
          Place.ROOT,
          t -> t.replace("\"version\":2", "\"version\":" + number[1]),
          "A63",
          "JSON-4",
          "TRU-25");
    }
    all.add(
        refused(
                "json/manifest-counter-2-to-64-and-421",
                Reason.MANIFEST_MALFORMED,
                Check.MANIFEST,
                "a counter that is 421 once it overflows",
                "JSON-11")
            .attack("A26", "A63")
            .of(Base.signed().set("counter", "18446744073709552037")));
  }

  private void depth() {
    slot("depth-9", "JSON-10", "[[[[[[[]]]]]]]", Place.MANIFEST);
    slot("depth-10000", "JSON-10", "[".repeat(2000) + "]".repeat(2000), Place.MANIFEST);
    root(
        "depth-9",
        "JSON-10",
        "nesting of depth 9",
        t -> "{\"more\":[[[[[[[[]]]]]]]]," + t.substring(1),
        "JSON-6");
    member(
        "header-depth-9",
        "JSON-10",
        "nesting of depth 9",
        Place.HEADER,
        t -> t.replace("}", ",\"x5c\":[[[[[[[[]]]]]]]]}"),
        "A40",
        "JSON-8");
  }

  private void strings() {
    text(
        "1025-bytes",
        "JSON-12",
        "a string of 1,025 bytes",
        "x".repeat(1025),
        Place.MANIFEST,
        Place.HEADER);
    text(
        "1025-bytes-of-513-characters",
        "JSON-12",
        "a string of 1,025 bytes and 513 characters",
        "x" + "\u00c3\u00a4".repeat(512),
        Place.MANIFEST,
        Place.HEADER);
    slot("name-of-1025-bytes", "JSON-12", "{\"" + "x".repeat(1025) + "\":1}", Place.MANIFEST);
    for (String member : new String[] {"payload", "protected", "signature", "pub", "jwk"}) {
      slot(
          member + "-in-ext-of-1025-bytes",
          "JSON-12",
          "{\"" + member + "\":\"" + "x".repeat(1025) + "\"}",
          Place.MANIFEST);
    }
    root(
        "jwk-name-of-1025-bytes",
        "JSON-12",
        "a member name of 1,025 bytes in a key of an algorithm to come",
        t -> t.replace("\"note\":", "\"" + "n".repeat(1025) + "\":"));
    root(
        "jwk-inner-string-of-1025-bytes",
        "JSON-12",
        "a string of 1,025 bytes inside an array of a key of an algorithm to come",
        t -> t.replace("\"" + NOTE + "\"", "[\"" + "x".repeat(1025) + "\"]"));
    root(
        "1025-bytes",
        "JSON-12",
        "a string of 1,025 bytes",
        t -> t.replace("\"production\"", "\"" + "x".repeat(1025) + "\""),
        "TRU-26");
    text("escaped-nul", "JSON-13", "an escaped U+0000", "a\\u0000b");
    text("escaped-line-feed", "JSON-13", "an escaped line feed", "a\\nb");
    text("escaped-delete", "JSON-13", "an escaped U+007F", "a\\u007fb");
    text("raw-delete", "JSON-13", "a raw U+007F", "a\u007fb");
    text("escaped-c1", "JSON-13", "an escaped U+0085", "a\\u0085b");
    text("raw-c1", "JSON-13", "a raw U+009F", "a\u00c2\u009fb");
    text("half-pair-high", "JSON-14", "the first half of a pair", "\\ud83d");
    text("half-pair-low", "JSON-14", "the second half of a pair", "\\ude00");
    text("half-pair-and-letter", "JSON-14", "the first half of a pair and a letter", "\\ud83da");
    text(
        "pair-turned-round",
        "JSON-14",
        "the halves of a pair in the other order",
        "\\ude00\\ud83d");
    text("two-first-halves", "JSON-14", "two first halves", "\\ud83d\\ud83d");
    text("nfd", "JSON-15", "a letter and its accent apart", "e\u00cc\u0081");
    text("nfd-escaped", "JSON-15", "a letter and its accent apart, escaped", "e\\u0301");
    text("singleton", "JSON-15", "U+212B, which NFC writes as U+00C5", "\u00e2\u0084\u00ab");
    text("accents-in-another-order", "JSON-15", "two accents in another order", "q\\u0307\\u0323");
    text(
        "accents-in-another-order-behind-a-sign-of-unicode-14",
        "JSON-15",
        "two accents in another order behind a sign that Unicode 13.0 does not assign",
        "\\ud803\\udf82q\\u0307\\u0323");
    text("hangul-in-parts", "JSON-15", "a syllable of Hangul in parts", "\\u1100\\u1161");
  }

  private void accepted() {
    accept(
        "white-space",
        f ->
            f.manifest(
                t ->
                    " \t\r\n"
                        + t.replace(":", " : ")
                            .replace("T08 : 00 : 00Z", "T08:00:00Z")
                            .replace("T00 : 00 : 00Z", "T00:00:00Z")
                        + "\n"),
        "JSON-3");
    accept("depth-of-8", f -> f.set("ext", "{\"a\":[[[[[[]]]]]]}"), "JSON-10");
    accept("largest-number", f -> f.set("ext", "{\"a\":9007199254740991,\"b\":0}"), "JSON-11");
    accept("1024-bytes", f -> f.set("ext", "{\"a\":\"" + "\u00e4".repeat(512) + "\"}"), "JSON-12");
    accept("pair", f -> f.set("ext", "{\"a\":\"\\ud83d\\ude00\"}"), "JSON-14");
    accept("nfc", f -> f.set("version", "\"\u00e9 \u00c5 \uac00\""), "JSON-15");
    accept(
        "sign-of-unicode-14-that-would-reorder",
        f -> f.set("ext", "{\"a\":\"\\ud803\\udf82\\ud803\\udf83\"}"),
        "JSON-15");
    accept(
        "letter-of-unicode-16-that-would-compose",
        f -> f.set("ext", "{\"a\":\"\\ud801\\uddd2\\u0307\"}"),
        "JSON-15");
    accept("escapes", f -> f.set("version", "\"\\u0034\\/\\\\\\\"\""), "JSON-4");
    accept("members-in-another-order", f -> f.without("format").set("format", "1"), "JSON-3");
    all.add(
        VectorCase.accepted(
                "json/root-white-space", "a root with white space between its members", "JSON-3")
            .rootAfter(2)
            .of(
                Base.signed()
                    .root(2, root().edit(t -> t.replace(",\"", ",\n \"")).envelope(Base.ROOT_1))));
  }

  private void accept(String name, UnaryOperator<PackageFixture> edit, String clause) {
    all.add(
        VectorCase.accepted("json/manifest-" + name, name.replace('-', ' '), clause)
            .of(edit.apply(Base.signed())));
  }

  /** A string in each document; it may break a string's form. */
  private void text(String name, String clause, String about, String string, Object... rest) {
    List<String> clauses = new ArrayList<>(List.of(clause));
    List<Place> places = new ArrayList<>();
    for (Object each : rest) {
      if (each instanceof Place place) {
        places.add(place);
      } else {
        clauses.add((String) each);
      }
    }
    for (Place place : places.isEmpty() ? List.of(Place.values()) : places) {
      add(name, about, place, t -> inString(place, t, string), clauses);
    }
  }

  private static String inString(Place place, String text, String string) {
    return switch (place) {
      case MANIFEST -> text.replace("\"4.2.1\"", "\"" + string + "\"");
      case ROOT -> text.replace("\"" + NOTE + "\"", "\"" + string + "\"");
      case HEADER -> text.replace("\"EdDSA\"", "\"" + string + "\"");
    };
  }

  private void whole(String name, String clause, String about, UnaryOperator<String> edit) {
    for (Place place : Place.values()) {
      add(name, about, place, edit, List.of(clause, "JSON-4"));
    }
  }

  /** A value in {@code ext} of the manifest, where values are free. */
  private void slot(String name, String clause, String value, Place place) {
    slot(name, value, place, clause);
  }

  private void slot(String name, String value, Place place, String... clauses) {
    String shown = value.length() < 40 ? value : value.substring(0, 10) + "...";
    add(
        name,
        shown + " in ext",
        place,
        t -> "{\"ext\":{\"a\":" + value + "}," + t.substring(1),
        List.of(clauses));
  }

  private void root(
      String name, String clause, String about, UnaryOperator<String> edit, String... more) {
    List<String> clauses = new ArrayList<>(List.of(clause));
    clauses.addAll(List.of(more));
    add(name, about, Place.ROOT, edit, clauses);
  }

  private void member(
      String name,
      String clause,
      String about,
      Place place,
      UnaryOperator<String> edit,
      String... more) {
    List<String> clauses = new ArrayList<>(List.of(clause));
    for (String each : more) {
      if (each.contains("-")) {
        clauses.add(each);
      }
    }
    add(name, about, place, edit, clauses);
  }

  private void add(
      String name, String about, Place place, UnaryOperator<String> edit, List<String> clauses) {
    String prefix = lower(place.name()) + "-";
    String full = "json/" + (name.startsWith(prefix) ? name : prefix + name);
    UnaryOperator<byte[]> change =
        bytes -> {
          byte[] changed = VectorKey.bytewise(edit).apply(bytes);
          if (java.util.Arrays.equals(changed, bytes)) {
            throw new IllegalStateException(full + " changes nothing");
          }
          return changed;
        };
    String[] of = clauses.toArray(String[]::new);
    VectorCase made =
        switch (place) {
          case MANIFEST ->
              refused(full, Reason.MANIFEST_MALFORMED, Check.MANIFEST, about, of)
                  .of(Base.signed().manifestBytes(change));
          case ROOT ->
              refused(full, Reason.ROOT_MALFORMED, Check.CHAIN, about, of)
                  .of(Base.signed().root(2, root().editBytes(change).envelope(Base.ROOT_1)));
          case HEADER ->
              refused(full, Reason.ENVELOPE_MALFORMED, Check.QUORUM, about, of)
                  .of(
                      Base.signed(
                          Base.unsigned(), Base.RELEASE_1.headerBytes(change), Base.CLEARANCE_1));
        };
    attack(clauses.get(0), place).ifPresent(made::attack);
    all.add(made);
  }

  /** The lines of the catalogue that a clause answers. */
  private static java.util.Optional<String> attack(String clause, Place place) {
    return java.util.Optional.ofNullable(
        switch (clause) {
          case "JSON-1", "JSON-14", "JSON-15" -> "A64";
          case "JSON-5" -> "A09, A63";
          case "JSON-6" -> place == Place.HEADER ? "A12" : null;
          case "JSON-10", "JSON-12" -> "A40";
          case "JSON-11" -> "A26, A63";
          default -> null;
        });
  }

  private static VectorCase chain(String name, String clause, String about, RootText root) {
    return refused("json/" + name, Reason.ROOT_MALFORMED, Check.CHAIN, about, clause)
        .of(Base.signed().root(2, root.envelope(Base.ROOT_1)));
  }

  /** Root 2 with a key of an algorithm to come, in which a string is free. */
  static RootText root() {
    String kid = "A".repeat(43);
    String key =
        String.format(
            "{\"kid\":\"%s\",\"holder\":\"release-9\",\"jwk\":{\"kty\":\"NEW\",\"alg\":\"NEW\",\"note\":\"%s\"}}",
            kid, NOTE);
    return Base.root(2).handwritten("release", kid, key);
  }

  /** The first member of an object, as written. */
  private static String first(String text) {
    return text.substring(1, text.indexOf(','));
  }

  private static String escaped(String member) {
    return String.format("\"\\u%04x%s", (int) member.charAt(1), member.substring(2));
  }

  private static String upper(String member) {
    return member.toUpperCase(java.util.Locale.ROOT);
  }

  private static String lower(String name) {
    return name.replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(java.util.Locale.ROOT);
  }

  /** Takes out the first member of a name, with its value and one comma. */
  private static String without(String text, String name) {
    int from = text.indexOf("\"" + name + "\":");
    int to = end(text, from + name.length() + 3);
    if (text.charAt(to) == ',') {
      return text.substring(0, from) + text.substring(to + 1);
    }
    return text.substring(0, text.charAt(from - 1) == ',' ? from - 1 : from) + text.substring(to);
  }

  private static int end(String text, int from) {
    int depth = 0;
    boolean quoted = false;
    for (int at = from; ; at++) {
      char c = text.charAt(at);
      quoted ^= c == '"';
      if (!quoted && depth == 0 && (c == ',' || c == '}' || c == ']')) {
        return at;
      }
      depth += quoted ? 0 : c == '{' || c == '[' ? 1 : c == '}' || c == ']' ? -1 : 0;
    }
  }
}
