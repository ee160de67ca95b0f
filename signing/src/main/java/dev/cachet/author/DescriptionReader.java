package dev.cachet.author;

import dev.cachet.author.payload.FileSource;
import dev.cachet.author.payload.PayloadSource;
import dev.cachet.json.JsonObject;
import dev.cachet.json.StrictJsonException;
import dev.cachet.manifest.FileKind;
import dev.cachet.manifest.PackageNames;
import dev.cachet.manifest.PayloadKind;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The members of a description that are not members of the manifest in the same form. */
record DescriptionReader(
    List<PayloadSource> payloads, List<FileSource> files, int chunkBytes, int compressionLevel) {
  private static final String CLAUSE = "pack.json";
  private static final int MAX_PAYLOADS = 1_000;
  // Two of the 256 are the SBOM and the gate's evidence.
  private static final int MAX_FILES = 254;
  private static final int MIN_CHUNK = 4_096;
  private static final int MAX_CHUNK = 1 << 20;
  // Beyond it packing takes hours for a few percent, and near 19 the pure decoder is four times
  // slower.
  private static final int MAX_LEVEL = 12;

  static DescriptionReader read(JsonObject json, Path folder) throws StrictJsonException {
    json.onlyMembers(
        "schemaVersion",
        "manufacturer",
        "product",
        "version",
        "counter",
        "floor",
        "expires",
        "target",
        "category",
        "change",
        "files",
        "authorisation",
        "payloads",
        "rollout",
        "ext",
        "chunkBytes",
        "compressionLevel");
    json.integer("schemaVersion", 1, 1);
    return new DescriptionReader(
        payloads(json, folder),
        files(json, folder),
        (int)
            json.optionalInteger("chunkBytes", MIN_CHUNK, MAX_CHUNK)
                .orElse(PackageDescription.DEFAULT_CHUNK_BYTES),
        (int)
            json.optionalInteger("compressionLevel", 1, MAX_LEVEL)
                .orElse(PackageDescription.DEFAULT_COMPRESSION_LEVEL));
  }

  private static List<PayloadSource> payloads(JsonObject json, Path folder)
      throws StrictJsonException {
    List<PayloadSource> payloads = new ArrayList<>();
    for (JsonObject payload : json.objects("payloads", MAX_PAYLOADS)) {
      payload.onlyMembers("id", "slot", "kind", "handler", "file");
      Optional<String> handler =
          payload.has("handler") ? Optional.of(payload.name("handler")) : Optional.empty();
      payloads.add(
          new PayloadSource(
              payload.name("id"),
              payload.name("slot"),
              payload.constant("kind", PayloadKind.class, "PKG-26"),
              handler,
              file(payload, folder)));
    }
    return List.copyOf(payloads);
  }

  private static List<FileSource> files(JsonObject json, Path folder) throws StrictJsonException {
    List<FileSource> files = new ArrayList<>();
    if (!json.has("files")) {
      return List.of();
    }
    for (JsonObject file : json.objects("files", MAX_FILES)) {
      file.onlyMembers("path", "kind", "file");
      String path = file.path("path");
      if (!path.startsWith(PackageNames.FILES_PREFIX)) {
        throw file.problem("PKG-21", "path", path, "a path that begins with files/");
      }
      FileKind kind = file.constant("kind", FileKind.class, "PKG-21");
      if (kind == FileKind.SBOM || kind == FileKind.GATE) {
        // They come from the gate that passed, or the signers would read another evidence.
        throw file.problem(CLAUSE, "kind", kind.text(), "network, waiver or other");
      }
      files.add(new FileSource(path, kind, file(file, folder)));
    }
    return List.copyOf(files);
  }

  private static Path file(JsonObject object, Path folder) throws StrictJsonException {
    String text = object.string("file", 1, 1024, CLAUSE);
    try {
      return folder.resolve(text).normalize();
    } catch (InvalidPathException e) {
      throw object.problem(CLAUSE, "file", text, "a path of this system");
    }
  }
}
