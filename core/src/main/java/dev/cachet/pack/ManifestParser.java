package dev.cachet.pack;

import dev.cachet.digest.Sha256;
import dev.cachet.json.JsonLimits;
import dev.cachet.json.JsonObject;
import dev.cachet.json.StrictJson;
import dev.cachet.json.StrictJsonException;
import dev.cachet.refusal.PackageRefusedException;
import dev.cachet.refusal.Reason;
import dev.cachet.trust.Authorisation;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The table of the manifest (package specification, section 4). */
final class ManifestParser {
  private static final int MAX_VERSION_BYTES = 64;
  private static final int MAX_EXT_BYTES = 4_096;
  private static final JsonLimits LIMITS = JsonLimits.of(Manifest.MAX_BYTES);
  private static final String[] MEMBERS = {
    "format",
    "manufacturer",
    "product",
    "version",
    "counter",
    "floor",
    "created",
    "expires",
    "target",
    "category",
    "change",
    "os",
    "files",
    "authorisation",
    "payloads",
    "rollout",
    "ext"
  };

  private ManifestParser() {}

  static Manifest parse(byte[] bytes) throws PackageRefusedException {
    try {
      JsonObject json = StrictJson.parse(bytes, LIMITS);
      requireFormat(json);
      return new Manifest(members(Sha256.of(bytes), json));
    } catch (StrictJsonException e) {
      throw e.refusedAs(Reason.MANIFEST_MALFORMED, PackageNames.MANIFEST);
    }
  }

  // Before any other member: a later format may have other members, and says so here only.
  private static void requireFormat(JsonObject json)
      throws StrictJsonException, PackageRefusedException {
    long format = json.integer("format", 0, StrictJson.MAX_INTEGER);
    if (format != 1) {
      throw new PackageRefusedException(
          Reason.FORMAT_UNSUPPORTED,
          "PKG-13",
          PackageNames.MANIFEST + "#/format",
          Long.toString(format),
          "1");
    }
  }

  private static ManifestMembers members(Sha256 identity, JsonObject json)
      throws StrictJsonException {
    json.onlyMembers(MEMBERS);
    requireSmallExt(json);
    long counter = integer(json, "counter");
    Instant created = json.time("created");
    List<PackageFile> files = FilesParser.files(json);
    return new ManifestMembers(
        identity,
        json.name("manufacturer"),
        json.name("product"),
        json.string("version", 1, MAX_VERSION_BYTES, "PKG-14"),
        counter,
        floor(json, counter),
        created,
        expires(json, created),
        TargetParser.target(json.object("target")),
        CarriedParser.category(json),
        CarriedParser.change(json.object("change")),
        CarriedParser.os(json.object("os")),
        files,
        json.constant("authorisation", Authorisation.class, "PKG-14"),
        PayloadsParser.payloads(json),
        CarriedParser.rollout(json));
  }

  private static long floor(JsonObject json, long counter) throws StrictJsonException {
    long floor = integer(json, "floor");
    if (floor > counter) {
      throw json.problem("PKG-15", "floor", Long.toString(floor), "at most " + counter);
    }
    return floor;
  }

  private static Optional<Instant> expires(JsonObject json, Instant created)
      throws StrictJsonException {
    Optional<Instant> expires = json.optionalTime("expires");
    if (expires.isPresent() && !expires.get().isAfter(created)) {
      throw json.problem("PKG-16", "expires", expires.get().toString(), "later than " + created);
    }
    return expires;
  }

  private static void requireSmallExt(JsonObject json) throws StrictJsonException {
    Optional<JsonObject> ext = json.optionalObject("ext");
    if (ext.isPresent() && ext.get().writtenBytes() > MAX_EXT_BYTES) {
      throw json.problem(
          "PKG-14", "ext", ext.get().writtenBytes() + " bytes", "at most " + MAX_EXT_BYTES);
    }
  }

  private static long integer(JsonObject json, String name) throws StrictJsonException {
    return json.integer(name, 0, StrictJson.MAX_INTEGER);
  }
}
