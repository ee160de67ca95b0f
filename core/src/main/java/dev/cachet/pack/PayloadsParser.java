package dev.cachet.pack;

import dev.cachet.json.JsonObject;
import dev.cachet.json.StrictJson;
import dev.cachet.json.StrictJsonException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The table of {@code payloads} (package specification, section 4.4). */
final class PayloadsParser {
  private static final String NAME = "payloads";

  private PayloadsParser() {}

  static List<Payload> payloads(JsonObject manifest) throws StrictJsonException {
    List<Payload> payloads = new ArrayList<>();
    for (JsonObject element :
        ManifestLists.objects(manifest, NAME, PackageNames.MAX_PAYLOADS, "PKG-24")) {
      payloads.add(payload(element));
    }
    ManifestLists.requireDistinct(
        manifest, NAME, ManifestLists.texts(payloads, Payload::id), "PKG-25");
    ManifestLists.requireDistinct(
        manifest, NAME, ManifestLists.texts(payloads, Payload::slot), "PKG-25");
    return payloads;
  }

  private static Payload payload(JsonObject json) throws StrictJsonException {
    json.onlyMembers("id", "slot", "kind", "handler", "plainSize", "indexSize", "indexSha256");
    PayloadKind kind = ManifestLists.word(json, "kind", PayloadKind.values(), "PKG-26");
    if (json.has("handler") != (kind == PayloadKind.FOREIGN)) {
      throw json.problem(
          "PKG-26", "handler", "kind " + kind.text(), "handler with kind foreign, and only so");
    }
    return new Payload(
        json.name("id"),
        json.name("slot"),
        kind,
        json.has("handler") ? Optional.of(json.name("handler")) : Optional.empty(),
        json.integer("plainSize", 0, StrictJson.MAX_INTEGER),
        indexSize(json),
        json.digest("indexSha256"));
  }

  private static int indexSize(JsonObject json) throws StrictJsonException {
    long size = json.integer("indexSize", 0, StrictJson.MAX_INTEGER);
    if (size < Payload.INDEX_UNIT_BYTES
        || size > Payload.MAX_INDEX_BYTES
        || size % Payload.INDEX_UNIT_BYTES != 0) {
      throw json.problem(
          "PKG-24",
          "indexSize",
          Long.toString(size),
          "a multiple of 48 from 48 to " + Payload.MAX_INDEX_BYTES);
    }
    return (int) size;
  }
}
