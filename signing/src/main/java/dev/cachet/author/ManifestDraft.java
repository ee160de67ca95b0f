package dev.cachet.author;

import dev.cachet.author.payload.FileSource;
import dev.cachet.author.payload.PayloadSource;
import dev.cachet.claim.OsClaim;
import dev.cachet.digest.Sha256;
import dev.cachet.json.JsonObject;
import dev.cachet.json.JsonWriter;
import dev.cachet.json.StrictJsonException;
import dev.cachet.manifest.FileKind;
import dev.cachet.manifest.Manifest;
import dev.cachet.manifest.PackageFile;
import dev.cachet.manifest.Payload;
import dev.cachet.manifest.UnsafeManifest;
import dev.cachet.refusal.PackageRefusedException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writes {@code manifest.json}, members in the order of the specification's tables (PKG-66). */
final class ManifestDraft {
  private static final Sha256 NOT_YET = Sha256.of(new byte[0]);

  private ManifestDraft() {}

  static byte[] write(
      PackageDescription description,
      Instant created,
      OsClaim os,
      List<PackageFile> files,
      List<Payload> payloads) {
    JsonObject from = description.json();
    JsonWriter out = new JsonWriter().member("format", 1);
    copy(out, from, "manufacturer", "product", "version", "counter", "floor");
    out.member("created", created);
    copy(out, from, "expires");
    target(out, from, description.udiDis());
    copy(out, from, "category", "change");
    os(out, os);
    files(out, files);
    copy(out, from, "authorisation");
    payloads(out, payloads);
    copy(out, from, "rollout", "ext");
    return out.bytes();
  }

  /** Lets the reader that devices use judge the description, with stand-ins for what is unknown. */
  static void requireSound(PackageDescription description)
      throws DescriptionException, StrictJsonException {
    try {
      Manifest unused = UnsafeManifest.open(standIn(description));
    } catch (PackageRefusedException e) {
      throw new DescriptionException(description.name(), e);
    }
  }

  /** What a sound description declares; what comes from the gate and the payloads stands in. */
  static Manifest declared(PackageDescription description) {
    try {
      return UnsafeManifest.open(standIn(description));
    } catch (PackageRefusedException | StrictJsonException e) {
      throw new IllegalStateException("judged before", e);
    }
  }

  private static byte[] standIn(PackageDescription description) throws StrictJsonException {
    Optional<Instant> expires = description.json().optionalTime("expires");
    Instant created = expires.map(e -> e.minusSeconds(1)).orElse(Instant.EPOCH);
    if (created.isBefore(Instant.EPOCH)) {
      created = Instant.EPOCH;
    }
    OsClaim os = new OsClaim("none", "none", Optional.empty(), Instant.EPOCH);
    List<PackageFile> files = new ArrayList<>();
    files.add(new PackageFile(PackageDraft.SBOM_PATH, 0, NOT_YET, FileKind.SBOM));
    files.add(new PackageFile(PackageDraft.GATE_PATH, 0, NOT_YET, FileKind.GATE));
    for (FileSource file : description.files()) {
      files.add(new PackageFile(file.path(), 0, NOT_YET, file.kind()));
    }
    List<Payload> payloads =
        description.payloads().stream().map(p -> payload(p, 0, 48, NOT_YET)).toList();
    return write(description, created, os, files, payloads);
  }

  static Payload payload(PayloadSource source, long plainSize, int indexSize, Sha256 index) {
    return new Payload(
        source.id(), source.slot(), source.kind(), source.handler(), plainSize, indexSize, index);
  }

  /** A target names each UDI-DI in the one form that devices compare as text (PKG-56). */
  private static void target(JsonWriter out, JsonObject from, List<String> udiDis) {
    if (udiDis.isEmpty()) {
      copy(out, from, "target");
      return;
    }
    JsonObject target;
    try {
      target = from.object("target");
    } catch (StrictJsonException e) {
      throw new IllegalStateException("judged before", e);
    }
    out.beginObject("target").member("udiDi", udiDis);
    copy(out, target, "hwModel", "hwRev", "from", "serials");
    out.endObject();
  }

  private static void copy(JsonWriter out, JsonObject from, String... names) {
    for (String name : names) {
      if (from.has(name)) {
        out.copy(from, name);
      }
    }
  }

  private static void os(JsonWriter out, OsClaim os) {
    out.beginObject("os").member("id", os.id()).member("version", os.version());
    if (os.supportEnd().isPresent()) {
      out.member("supportEnd", os.supportEnd().get());
    } else {
      out.member("supportEnd", "unknown");
    }
    out.member("asOf", os.asOf()).endObject();
  }

  private static void files(JsonWriter out, List<PackageFile> files) {
    out.beginArray("files");
    for (PackageFile file : files) {
      out.beginObject()
          .member("path", file.path())
          .member("size", file.size())
          .member("sha256", file.sha256().hex())
          .member("kind", file.kind().text())
          .endObject();
    }
    out.endArray();
  }

  private static void payloads(JsonWriter out, List<Payload> payloads) {
    out.beginArray("payloads");
    for (Payload payload : payloads) {
      out.beginObject()
          .member("id", payload.id())
          .member("slot", payload.slot())
          .member("kind", payload.kind().text());
      payload.handler().ifPresent(handler -> out.member("handler", handler));
      out.member("plainSize", payload.plainSize())
          .member("indexSize", payload.indexSize())
          .member("indexSha256", payload.indexSha256().hex())
          .endObject();
    }
    out.endArray();
  }
}
