package dev.cachet.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cachet.golden.PackageFixture;
import dev.cachet.golden.PayloadFixture;
import dev.cachet.golden.SampleBytes;
import dev.cachet.jose.Algorithm;
import dev.cachet.jose.DocumentType;
import dev.cachet.jose.Family;
import dev.cachet.jose.TestKeys;
import dev.cachet.jose.TestSigner;
import dev.cachet.json.JsonLimits;
import dev.cachet.json.StrictJson;
import dev.cachet.json.StrictJsonException;
import dev.cachet.trust.Role;
import dev.cachet.trust.TestRoots;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Where a search begins: genuine inputs, and each of them wrong at one place. */
final class Seeds {
  private Seeds() {}

  static List<byte[]> of(FuzzTarget target) {
    return switch (target) {
      case PACKAGE -> PackageSeeds.all();
      case MANIFEST -> manifests();
      case ENVELOPE -> envelopes();
      case ROOT -> roots();
      case PAYLOAD -> PayloadSeeds.all();
      case JWK -> keys();
      case JSON -> documents();
    };
  }

  private static List<byte[]> manifests() {
    PackageFixture fixture =
        PackageFixture.empty()
            .file("files/sbom.cdx.json", new byte[3], "sbom")
            .file("files/gate.json", new byte[0], "gate")
            .payload(PayloadFixture.raw("rootfs", new byte[1], 4096))
            .payload(PayloadFixture.raw("radio", new byte[2], 4096).kind("foreign", "swupdate"))
            .set("category", "{\"mdr\":\"IIa\",\"ivdr\":\"C\",\"iec62304\":\"B\"}")
            .set(
                "rollout",
                "{\"id\":\"slow\",\"permille\":[{\"at\":\"2026-12-01T00:00:00Z\",\"value\":10},"
                    + "{\"at\":\"2026-12-02T00:00:00Z\",\"value\":1000}]}")
            .set("ext", "{\"any\":[true,false]}");
    String good = text(fixture.manifestBytes());
    List<byte[]> all = JsonEdits.of(tree(good));
    replace(all, good, "\"serials\":[\"SN-1\"],\"udiDi\"", "\"udiDi\"");
    for (String kind : List.of("network", "waiver", "other", "sbom")) {
      replace(all, good, "\"gate\"}", "\"" + kind + "\"}");
    }
    replace(all, good, "files/gate.json", "files/sbom.cdx.json/a");
    replace(all, good, "files/gate.json", "gate.json");
    replace(all, good, "files/gate.json", "files/../gate.json");
    replace(all, good, "\"size\":3", "\"size\":67108865");
    replace(all, good, "\"image\"", "\"directory\"");
    replace(all, good, "\"max\":7", "\"max\":2");
    replace(all, good, "\"security\"", "\"fsca\"");
    replace(all, good, "\"reference\"", "\"fscaRef\":\"F\",\"reference\"");
    replace(all, good, "\"2028-06-30T00:00:00Z\"", "\"unknown\"");
    replace(all, good, "\"value\":1000", "\"value\":1001");
    replace(all, good, "12-02T00", "11-02T00");
    replace(all, good, "\"2027-11-23T08:00:00Z\"", "\"2026-11-23T08:00:00Z\"");
    replace(all, good, "\"floor\":400", "\"floor\":422");
    replace(all, good, "\"format\":1", "\"format\":2");
    replace(all, good, "true,false", "\"" + "x".repeat(1_000) + "\"," + "1,".repeat(2_000) + "1");
    all.addAll(everyLetterTwice(good));
    return all;
  }

  private static List<byte[]> envelopes() {
    byte[] document = "{}".getBytes(UTF_8);
    TestSigner first = TestKeys.ed25519("fuzz 1");
    TestSigner second = TestKeys.ed25519("fuzz 2");
    List<byte[]> all = new ArrayList<>();
    byte[] detached =
        TestRoots.sign(DocumentType.PACKAGE, document, List.of(first, second)).bytes();
    all.addAll(JsonEdits.of(tree(text(detached))));
    byte[] attached = TestRoots.envelope(document, List.of(first));
    all.addAll(JsonEdits.of(tree(text(attached))));
    for (byte[] header : JsonEdits.of(tree(header(first.kid())))) {
      all.add(detached(header, "AAAA"));
    }
    for (String x5c : List.of("\"\\u00e9\"", "\"\"", "\"a\",\"b\",\"c\",\"d\",\"e\"", "")) {
      String header = header(first.kid()).replace("\"MII=\"", x5c);
      all.add(detached(header.getBytes(UTF_8), "AAAA"));
    }
    for (String signature : List.of("", "A", "AB", "A+A=", "A".repeat(6_172))) {
      all.add(detached(header(first.kid()).getBytes(UTF_8), signature));
    }
    String good = text(detached);
    replace(all, good, "{\"protected\"", " {\"protected\"");
    int half = good.indexOf("},{");
    all.add(
        ("{\"signatures\":["
                + good.substring(half + 2, good.length() - 2)
                + ","
                + good.substring("{\"signatures\":[".length(), half + 1)
                + "]}")
            .getBytes(UTF_8));
    all.add(("{\"signatures\":[" + "{},".repeat(32) + "{}]}").getBytes(UTF_8));
    all.add(detached(new byte[6_200], "AAAA"));
    all.add(detached("{".getBytes(UTF_8), "AAAA"));
    replace(all, text(attached), "\"payload\":\"", "\"payload\":\"=");
    return all;
  }

  private static String header(String kid) {
    return "{\"alg\":\"Ed25519\",\"kid\":\""
        + kid
        + "\",\"typ\":\"cachet-package+jws\",\"iat\":1,"
        + "\"x5c\":[\"MII=\"],\"x5t#S256\":\""
        + kid
        + "\"}";
  }

  private static byte[] detached(byte[] header, String signature) {
    String encoded = java.util.Base64.getUrlEncoder().withoutPadding().encodeToString(header);
    return ("{\"signatures\":[{\"protected\":\""
            + encoded
            + "\",\"signature\":\""
            + signature
            + "\"}]}")
        .getBytes(UTF_8);
  }

  private static List<byte[]> roots() {
    TestRoots plain = TestRoots.classical().apart(Role.RELEASE, Role.CLEARANCE);
    String good = text(plain.payload());
    List<byte[]> all = JsonEdits.of(tree(good));
    all.add(plain.with("onExpiry", "refuse").with("clockFloor", "2026-01-01T00:00:00Z").payload());
    all.add(plain.role(Role.RELEASE, 3, Family.CLASSICAL).payload());
    all.add(plain.role(Role.RELEASE, 1, Family.CLASSICAL, Family.PQ).payload());
    all.add(plain.role(Role.RELEASE, 1, Family.CLASSICAL, Family.CLASSICAL).payload());
    all.add(plain.key(Role.CLEARANCE, "release-1", TestKeys.ed25519("fuzz 3")).payload());
    all.add(plain.packageRoles(Role.RELEASE, Role.RELEASE).payload());
    all.add(plain.packageRoles(Role.CLEARANCE).payload());
    all.add(plain.packageRoles(Role.RELEASE, Role.ROOT).payload());
    all.add(plain.apart(Role.RELEASE).payload());
    all.add(plain.apart(Role.RELEASE, Role.CARRIAGE).payload());
    all.add(plain.apart(Role.RELEASE, Role.RELEASE).payload());
    all.add(plain.withoutKeys(Role.GRANT).payload());
    all.add(plain.key(Role.GRANT, "grant-9", TestKeys.pq("fuzz 4")).payload());
    replace(all, good, "\"Ed25519\"", "\"Ed448\"");
    replace(all, good, "\"threshold\":1", "\"threshold\":0");
    replace(all, good, "\"format\":1", "\"format\":2");
    replace(all, good, "\"version\":1", "\"version\":10000000000");
    replace(all, good, "2031", "2021");
    replace(all, good, "\"apart\":[[", "\"apart\":[[\"none\"],[");
    replace(all, good, "\"keys\":[{", "\"keys\":[" + keyElement("fuzz 5") + ",{");
    return all;
  }

  private static String keyElement(String name) {
    TestSigner signer = TestKeys.ed25519(name);
    return "{\"kid\":\""
        + signer.kid()
        + "\",\"holder\":\"x\",\"jwk\":"
        + signer.publicKey().json()
        + "}";
  }

  private static List<byte[]> keys() {
    List<byte[]> all = new ArrayList<>();
    for (Algorithm algorithm : Algorithm.values()) {
      TestSigner signer = TestKeys.of(algorithm, "fuzz");
      String json = signer.publicKey().json();
      all.addAll(JsonEdits.of(tree(json)));
      String listed = "{\"kid\":\"" + signer.kid() + "\",\"jwk\":" + json + "}";
      all.add(listed.getBytes(UTF_8));
      replace(all, listed, "\"kid\":\"", "\"kid\":\"_");
      replace(all, json, "\"kty\"", "\"d\":\"AA\",\"kty\"");
      replace(all, json, "\"kty\":\"", "\"kty\":\"x");
      for (String member : List.of("x", "y", "n", "e", "pub")) {
        replace(all, json, "\"" + member + "\":\"", "\"" + member + "\":\"AAAA");
        replace(all, json, "\"" + member + "\":\"", "\"" + member + "\":\"*");
        all.add(json.replaceFirst("(\"" + member + "\":\").", "$1_").getBytes(UTF_8));
      }
      replace(all, json, "P-256", "P-384");
    }
    String unknown =
        "{\"kid\":\""
            + TestKeys.ed25519("fuzz").kid()
            + "\",\"jwk\":{\"alg\":\"X\",\"kty\":\"Y\"}}";
    all.add(unknown.getBytes(UTF_8));
    replace(all, unknown, "\"kid\":\"", "\"kid\":\"_");
    for (String secret : List.of("d", "k", "priv")) {
      replace(all, unknown, "\"kty\"", "\"" + secret + "\":\"AA\",\"kty\"");
    }
    replace(all, unknown, "\"kty\"", "\"a\":\"" + "x".repeat(8_190) + "\",\"kty\"");
    replace(
        all,
        unknown,
        "}}",
        ",\"1\":\"\",\"2\":\"\",\"3\":\"\",\"4\":\"\",\"5\":\"\",\"6\":\"\",\"7\":\"\"}}");
    return all;
  }

  private static List<byte[]> documents() {
    List<byte[]> all = new ArrayList<>();
    String sample =
        "{\"a\":[{\"b\":true,\"c\":[[\"d\"]]},1],\"long\":[\""
            + "e".repeat(1_025)
            + "\"],\"t\":\"2026-11-23T08:00:00Z\",\"n\":\"name-1\",\"p\":\"a/b.c\",\"h\":\""
            + "0a".repeat(32)
            + "\",\"u\":\"\u00e9\ud83d\ude00\",\"w\":\"production\",\"i\":7,"
            + "\"o\":{\"a\":false},\"l\":[[\"x\"],[]]}";
    all.addAll(JsonEdits.of(tree(sample)));
    for (String text :
        List.of(
            "",
            "{",
            "{}",
            "[]",
            "{}{}",
            "{} x",
            "{} \n",
            "null",
            "\ufeff{}",
            "{\"a\":1,}",
            "{\"a\":01}",
            "{\"a\":-1}",
            "{\"a\":1e3}",
            "{\"a\":\"\\ud800\"}",
            "{\"a\":\"\\ud83d\\ude00\"}",
            "{\"a\":\"e\\u0301\"}",
            "{\"a\":\"\\u0085\"}",
            "{\"a\":\"\\\"\\\\\"}",
            "{\"a\":\"" + "x".repeat(1_025) + "\"}",
            "{\"" + "x".repeat(1_025) + "\":1}",
            "{\"a\":" + "[".repeat(8) + "]".repeat(8) + "}",
            "{\"a\":" + "[".repeat(7) + "]".repeat(7) + "}",
            "{\"a\":" + "{\"a\":".repeat(8) + "1" + "}".repeat(8) + "}",
            "{\"a\":12345678901234567}",
            "{\"t\":\"2026-02-30T00:00:00Z\",\"s\":\"1969-01-01T00:00:00Z\"}",
            "{\"t\":\"2026-02-3xT00:00:00Z\",\"p\":\"a/b/c/d/e\",\"q\":\""
                + "a".repeat(101)
                + "\"}",
            "{\"a\":nul}",
            "{\"a\" 1}",
            "{\"a\":[1,null]}",
            "{\"p\":\"a/../b\",\"n\":\"-a\",\"m\":\"a*\"}")) {
      all.add(text.getBytes(UTF_8));
    }
    all.add(new byte[] {'{', '"', (byte) 0xc3, '"', ':', '1', '}'});
    all.add(("{" + " ".repeat(1 << 13) + "}").getBytes(UTF_8));
    all.add(SampleBytes.noise(40));
    return all;
  }

  /** A longer word at each place where a closed list decides. */
  private static List<byte[]> everyLetterTwice(String good) {
    List<byte[]> all = new ArrayList<>();
    for (String word :
        List.of("IIa", "\"C\"", "\"B\"", "security-patch", "kept", "\"image\"", "\"none\"")) {
      replace(all, good, word, word.startsWith("\"") ? "\"zz\"" : "zz");
    }
    return all;
  }

  static void replace(List<byte[]> all, String good, String one, String other) {
    all.add(good.replace(one, other).getBytes(UTF_8));
  }

  static String text(byte[] bytes) {
    return new String(bytes, UTF_8);
  }

  private static Map<String, Object> tree(String json) {
    try {
      JsonLimits limits = JsonLimits.of(1 << 20).withString("/*", 1 << 20);
      limits = limits.withString("/*/*", 1 << 20).withString("/*/*/*", 1 << 20);
      limits = limits.withString("/*/*/*/*", 1 << 20);
      return JsonEdits.copy(StrictJson.parse(json.getBytes(UTF_8), limits).toMap());
    } catch (StrictJsonException e) {
      throw new IllegalStateException(e);
    }
  }
}
