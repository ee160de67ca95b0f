package dev.cachet.vectors;

import static dev.cachet.refusal.Reason.FORMAT_UNSUPPORTED;
import static dev.cachet.refusal.Reason.MANIFEST_MALFORMED;
import static dev.cachet.vectors.Base.replaced;
import static dev.cachet.vectors.VectorCase.accepted;
import static dev.cachet.vectors.VectorCase.refused;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cachet.golden.PackageFixture;
import dev.cachet.golden.PayloadFixture;
import dev.cachet.golden.SampleBytes;
import dev.cachet.verification.report.Check;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Manifests, each well signed: PKG-13 to PKG-26, and the forms of JSON-16 to JSON-18. */
final class ManifestVectors {
  private static final String UDI_DI = "\"04012345678901\"";
  private static final String MODEL = "\"vx-2\"";

  private ManifestVectors() {}

  static List<VectorCase> all() {
    List<VectorCase> all = new ArrayList<>();
    head(all);
    forms(all);
    target(all);
    carried(all);
    files(all);
    payloads(all);
    return all;
  }

  private static void head(List<VectorCase> all) {
    all.add(
        refused(
                "manifest/format-2",
                FORMAT_UNSUPPORTED,
                Check.MANIFEST,
                "a format to come",
                "PKG-13")
            .of(Base.signed().set("format", "2")));
    all.add(
        refused(
                "manifest/format-2-with-new-members",
                FORMAT_UNSUPPORTED,
                Check.MANIFEST,
                "a format to come, with members that format 1 does not know",
                "PKG-13")
            .of(Base.signed().set("format", "2").set("new", "[]")));
    all.add(
        refused("manifest/format-0", FORMAT_UNSUPPORTED, Check.MANIFEST, "format 0", "PKG-13")
            .of(Base.signed().set("format", "0")));
    set(all, "version-empty", "version", "\"\"", "PKG-14");
    set(all, "version-65-bytes", "version", "\"" + "1".repeat(65) + "\"", "PKG-14");
    set(
        all,
        "version-65-bytes-in-33-characters",
        "version",
        "\"1" + "\u00e4".repeat(32) + "\"",
        "PKG-14");
    accept(all, "version-64-bytes", "PKG-14", f -> f.set("version", "\"" + "1".repeat(64) + "\""));
    set(all, "authorisation-two", "authorisation", "\"two\"", "PKG-14");
    set(all, "authorisation-upper-case", "authorisation", "\"NONE\"", "PKG-14");
    set(all, "ext-4097-bytes", "ext", ext(4097), "PKG-14");
    accept(all, "ext-4096-bytes", "PKG-14", f -> f.set("ext", ext(4096)));
    set(all, "ext-4097-bytes-by-white-space", "ext", "{" + " ".repeat(4095) + "}", "PKG-14");
    set(all, "floor-above-counter", "floor", "422", "PKG-15");
    accept(all, "floor-is-counter", "PKG-15", f -> f.set("floor", "421"));
    set(all, "expires-at-created", "expires", "\"2026-11-23T08:00:00Z\"", "PKG-16");
    set(all, "expires-before-created", "expires", "\"2026-11-23T07:59:59Z\"", "PKG-16");
    accept(
        all,
        "ext-of-any-content",
        "PKG-17",
        f -> f.set("ext", "{\"counter\":0,\"target\":{\"udiDi\":[]},\"a\":[true,false,{}]}"));
  }

  private static String ext(int length) {
    String rest = "x".repeat(1024);
    String text = "{\"a\":\"%s\",\"b\":\"%s\",\"c\":\"%s\",\"d\":\"%s\"}";
    String without = String.format(text, rest, rest, rest, "");
    return String.format(text, rest, rest, rest, "x".repeat(length - without.length()));
  }

  private static void forms(List<VectorCase> all) {
    String digest = "\"sha256\":\"";
    edit(all, "digest-upper-case", "JSON-16", t -> upper(t, digest));
    edit(
        all,
        "digest-63-digits",
        "JSON-16",
        t -> t.replaceFirst("(\"sha256\":\"[0-9a-f]{63})[0-9a-f]", "$1"));
    edit(all, "digest-65-digits", "JSON-16", t -> replaced(t, digest, digest + "0"));
    edit(
        all,
        "index-digest-other-letters",
        "JSON-16",
        t -> t.replaceFirst("(\"indexSha256\":\")..", "$1gg"));
    String[][] times = {
      {"lower-case", "2026-11-23t08:00:00z"},
      {"offset", "2026-11-23T08:00:00+00:00"},
      {"fraction", "2026-11-23T08:00:00.0Z"},
      {"day-0", "2026-11-00T08:00:00Z"},
      {"no-leap-day", "2026-02-29T08:00:00Z"},
      {"month-13", "2026-13-23T08:00:00Z"},
      {"hour-24", "2026-11-23T24:00:00Z"},
      {"leap-second", "2026-11-23T23:59:60Z"},
      {"year-1969", "1969-12-31T23:59:59Z"},
      {"five-digits", "+2026-11-23T08:00:00Z"},
      {"without-seconds", "2026-11-23T08:00Z"},
      {"other-digits", "202\u0666-11-23T08:00:00Z"},
    };
    for (String[] time : times) {
      set(all, "time-" + time[0], "created", "\"" + time[1] + "\"", "JSON-17");
    }
    accept(all, "time-of-a-leap-day", "JSON-17", f -> f.set("created", "\"2024-02-29T23:59:59Z\""));
    accept(all, "time-1970", "JSON-17", f -> f.set("created", "\"1970-01-01T00:00:00Z\""));
    accept(all, "time-9999", "JSON-17", f -> f.set("expires", "\"9999-12-31T23:59:59Z\""));
    String[][] names = {
      {"empty", ""},
      {"upper-case", "Example-devices"},
      {"dash-first", "-example"},
      {"space", "example devices"},
      {"65-bytes", "x".repeat(65)},
      {"other-letter", "ex\u00e4mple"},
      {"slash", "example/devices"},
    };
    for (String[] name : names) {
      set(all, "name-" + name[0], "product", "\"" + name[1] + "\"", "JSON-18");
    }
    path(all, "parent", "files/../x", "JSON-18");
    path(all, "empty-part", "files//x", "JSON-18");
    path(all, "five-parts", "files/a/b/c/d", "JSON-18");
    path(all, "101-bytes", "files/" + "x".repeat(46) + "/" + "y".repeat(48), "JSON-18");
    path(all, "end-slash", "files/x/", "JSON-18");
  }

  private static String upper(String text, String before) {
    int at = text.indexOf(before) + before.length();
    String digest = text.substring(at, at + 64);
    return replaced(text, digest, digest.toUpperCase(java.util.Locale.ROOT));
  }

  private static void target(List<VectorCase> all) {
    set(all, "udi-di-empty-list", "target", target("", MODEL, ""), "PKG-18");
    set(all, "udi-di-empty-string", "target", target(UDI_DI + ",\"\"", MODEL, ""), "PKG-18");
    set(all, "udi-di-twice", "target", target(UDI_DI + "," + UDI_DI, MODEL, ""), "PKG-18");
    set(all, "udi-di-1001", "target", target(UDI_DI + "," + many(1000), MODEL, ""), "PKG-18");
    accept(
        all,
        "udi-di-1000",
        "PKG-18",
        f -> f.set("target", target(UDI_DI + "," + many(999), MODEL, "")));
    set(all, "hw-model-empty-list", "target", target(UDI_DI, "", ""), "PKG-18");
    set(all, "hw-model-twice", "target", target(UDI_DI, MODEL + "," + MODEL, ""), "PKG-18");
    set(all, "serials-empty-list", "target", target(UDI_DI, MODEL, ",\"serials\":[]"), "PKG-18");
    set(
        all,
        "serials-1001",
        "target",
        target(UDI_DI, MODEL, ",\"serials\":[" + many(1001) + "]"),
        "PKG-18");
    set(
        all,
        "hw-rev-min-above-max",
        "target",
        target(UDI_DI, MODEL, ",\"hwRev\":{\"min\":6,\"max\":5}"),
        "PKG-18");
    set(
        all,
        "from-min-above-max",
        "target",
        target(UDI_DI, MODEL, ",\"from\":{\"min\":421,\"max\":420}"),
        "PKG-18");
    set(
        all,
        "target-of-the-future",
        "target",
        target(UDI_DI, MODEL, ",\"region\":[\"eu\"]"),
        "JSON-6");
  }

  private static String target(String udiDi, String hwModel, String more) {
    return "{\"udiDi\":[" + udiDi + "],\"hwModel\":[" + hwModel + "]" + more + "}";
  }

  private static String many(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> "\"" + (1000 + i) + "\"")
        .collect(Collectors.joining(","));
  }

  private static void carried(List<VectorCase> all) {
    set(all, "category-empty", "category", "{}", "PKG-19");
    set(all, "category-unlisted", "category", "{\"mdr\":\"IV\"}", "PKG-19");
    set(all, "category-lower-case", "category", "{\"iec62304\":\"a\"}", "PKG-19");
    accept(
        all,
        "category-all",
        "PKG-19",
        f -> f.set("category", "{\"mdr\":\"IIb\",\"ivdr\":\"D\",\"iec62304\":\"C\"}"));
    edit(all, "change-class-unlisted", "PKG-19", t -> replaced(t, "security-patch", "major"));
    edit(all, "change-udi-di-unlisted", "PKG-19", t -> replaced(t, "\"kept\"", "\"same\""));
    edit(
        all,
        "change-reason-unlisted",
        "PKG-19",
        t -> replaced(t, "\"reason\":\"security\"", "\"reason\":\"other\""));
    edit(all, "change-reference-empty", "PKG-19", t -> replaced(t, "CR-1182", ""));
    edit(
        all,
        "change-fsca-without-reference",
        "PKG-19",
        t -> replaced(t, "\"reason\":\"security\"", "\"reason\":\"fsca\""));
    edit(
        all,
        "change-fsca-reference-without-fsca",
        "PKG-19",
        t -> replaced(t, "\"CR-1182\"", "\"CR-1182\",\"fscaRef\":\"F\""));
    edit(all, "os-id-empty", "PKG-19", t -> replaced(t, "\"debian\"", "\"\""));
    edit(
        all,
        "os-support-end-word",
        "JSON-17",
        t -> replaced(t, "\"2028-06-30T00:00:00Z\"", "\"Unknown\""));
    accept(
        all,
        "os-support-end-unknown",
        "PKG-19",
        f -> f.manifest(t -> replaced(t, "\"2028-06-30T00:00:00Z\"", "\"unknown\"")));
    accept(
        all,
        "change-fsca",
        "PKG-19",
        f ->
            f.manifest(
                t ->
                    replaced(
                        t, "\"reason\":\"security\"", "\"reason\":\"fsca\",\"fscaRef\":\"F\"")));
    set(all, "rollout-no-step", "rollout", rollout(""), "PKG-20");
    set(all, "rollout-33-steps", "rollout", rollout(steps(33)), "PKG-20");
    accept(all, "rollout-32-steps", "PKG-20", f -> f.set("rollout", rollout(steps(32))));
    set(all, "rollout-1001-permille", "rollout", rollout(step(1, 1001)), "PKG-20");
    set(all, "rollout-same-time", "rollout", rollout(step(1, 10) + "," + step(1, 20)), "PKG-20");
    set(all, "rollout-backwards", "rollout", rollout(step(2, 10) + "," + step(1, 20)), "PKG-20");
  }

  private static String rollout(String steps) {
    return "{\"id\":\"wave\",\"permille\":[" + steps + "]}";
  }

  private static String step(int minute, int value) {
    return String.format("{\"at\":\"2026-12-01T00:%02d:00Z\",\"value\":%d}", minute, value);
  }

  private static String steps(int count) {
    return IntStream.range(0, count).mapToObj(i -> step(i, i)).collect(Collectors.joining(","));
  }

  private static void files(List<VectorCase> all) {
    String kind = "\"kind\":\"sbom\"";
    all.add(
        malformed("files-none", "no file", "PKG-21", "PKG-23")
            .of(Base.signed().withoutFiles().set("files", "[]")));
    PackageFixture many = Base.signed();
    for (int i = 0; i < 256; i++) {
      many.file("files/" + i, new byte[0], "other");
    }
    all.add(malformed("files-257", "257 files", "PKG-21").of(many));
    path(all, "outside-files", "sbom.cdx.json", "PKG-21");
    path(all, "payload", "payload/000/data", "PKG-21");
    edit(
        all,
        "file-size-above-64-mib",
        "PKG-21",
        t -> t.replaceFirst("\"size\":[0-9]+", "\"size\":67108865"));
    edit(
        all,
        "file-kind-unlisted",
        "PKG-21",
        t ->
            replaced(
                t,
                "]," + "\"authorisation\"",
                ",{\"path\":\"files/a\",\"size\":0,\"sha256\":\""
                    + "0".repeat(64)
                    + "\",\"kind\":\"note\"}],\"authorisation\""));
    String large =
        ",{\"path\":\"files/%s\",\"size\":67108864,\"sha256\":\""
            + "0".repeat(64)
            + "\",\"kind\":\"other\"}";
    String four =
        String.format(large, "a")
            + String.format(large, "b")
            + String.format(large, "c")
            + String.format(large, "d");
    edit(
        all,
        "files-above-256-mib",
        "PKG-21",
        t -> replaced(t, "],\"authorisation\"", four + "],\"authorisation\""));
    all.add(
        malformed("file-twice", "one path twice", "PKG-22")
            .of(Base.signed().file("files/sbom.cdx.json", new byte[0], "other")));
    all.add(
        malformed("file-is-folder", "a path that is a folder of another", "PKG-22")
            .attack("A37")
            .of(
                Base.signed()
                    .file("files/a", new byte[0], "other")
                    .file("files/a/b", new byte[0], "other")));
    edit(all, "no-sbom", "PKG-23", t -> replaced(t, kind, "\"kind\":\"other\""));
    all.add(
        malformed("two-sboms", "two files of kind sbom", "PKG-23")
            .of(Base.signed().file("files/b", "{}".getBytes(UTF_8), "sbom")));
  }

  private static void payloads(List<VectorCase> all) {
    all.add(
        malformed("payloads-none", "no payload", "PKG-24")
            .of(Base.signed().withoutPayloads().set("payloads", "[]")));
    edit(all, "index-size-0", "PKG-24", t -> t.replaceFirst("\"indexSize\":96", "\"indexSize\":0"));
    edit(
        all,
        "index-size-97",
        "PKG-24",
        t -> t.replaceFirst("\"indexSize\":96", "\"indexSize\":97"));
    edit(
        all,
        "index-size-786528",
        "PKG-24",
        t -> t.replaceFirst("\"indexSize\":96", "\"indexSize\":786528"));
    all.add(
        malformed("payload-id-twice", "two payloads of one id", "PKG-25")
            .attack("A48")
            .of(Base.signed().payload(raw("rootfs").slot("b"))));
    all.add(
        malformed("payload-slot-twice", "two payloads for one slot", "PKG-25")
            .attack("A48")
            .of(Base.signed().payload(raw("b").slot("rootfs"))));
    all.add(
        malformed("payload-kind-unlisted", "a kind that is not listed", "PKG-26")
            .of(Base.with(raw("a").kind("script", null))));
    all.add(
        malformed(
                "payload-foreign-without-handler",
                "a foreign payload that names no handler",
                "PKG-26")
            .of(Base.with(raw("a").kind("foreign", null))));
    all.add(
        malformed("payload-image-with-handler", "an image that names a handler", "PKG-26")
            .of(Base.with(raw("a").kind("image", "rauc"))));
    all.add(
        accepted(
                "manifest/payload-of-each-kind",
                "an image, a directory and a foreign payload",
                "PKG-26")
            .of(
                Base.with(
                    raw("a"), raw("b").kind("directory", null), raw("c").kind("foreign", "rauc"))));
    PackageFixture many = Base.signed().withoutPayloads();
    for (int i = 0; i < 1000; i++) {
      many.payload(PayloadFixture.raw("p" + i, new byte[0], 4096));
    }
    all.add(
        accepted("manifest/payloads-1000", "1,000 payloads of no byte each", "PKG-24").of(many));
    all.add(
        malformed("payloads-1001", "1,001 payloads", "PKG-24")
            .of(
                Base.signed()
                    .manifest(
                        t ->
                            t.replaceFirst(
                                "(?s)\"payloads\":\\[.*",
                                "\"payloads\":[" + payloads1001() + "]}"))));
  }

  private static String payloads1001() {
    return IntStream.range(0, 1001)
        .mapToObj(i -> PayloadFixture.raw("p" + i, new byte[0], 4096).json())
        .collect(Collectors.joining(","));
  }

  private static PayloadFixture raw(String id) {
    return PayloadFixture.raw(id, SampleBytes.noise(70), 4096);
  }

  private static void path(List<VectorCase> all, String name, String path, String clause) {
    edit(all, "path-" + name, clause, t -> replaced(t, "files/sbom.cdx.json", path));
  }

  private static void set(
      List<VectorCase> all, String name, String member, String json, String clause) {
    all.add(malformed(name, "another " + member, clause).of(Base.signed().set(member, json)));
  }

  private static void edit(
      List<VectorCase> all, String name, String clause, UnaryOperator<String> edit) {
    all.add(
        malformed(name, name.replace('-', ' '), clause)
            .of(
                Base.signed()
                    .manifest(
                        text -> {
                          String changed = edit.apply(text);
                          if (changed.equals(text)) {
                            throw new IllegalStateException(name + " changes nothing");
                          }
                          return changed;
                        })));
  }

  private static void accept(
      List<VectorCase> all, String name, String clause, UnaryOperator<PackageFixture> edit) {
    all.add(
        accepted("manifest/" + name, name.replace('-', ' '), clause).of(edit.apply(Base.signed())));
  }

  private static VectorCase malformed(String name, String about, String... clauses) {
    return refused("manifest/" + name, MANIFEST_MALFORMED, Check.MANIFEST, about, clauses);
  }
}
