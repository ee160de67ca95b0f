package dev.cachet.manifest;

import dev.cachet.json.JsonObject;
import dev.cachet.json.StrictJson;
import dev.cachet.json.StrictJsonException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The table of {@code files} (package specification, section 4.3). */
final class FilesParser {
  private static final String NAME = "files";
  private static final int MAX_FILES = 256;
  private static final long MAX_FILE_BYTES = 64L << 20;
  private static final long MAX_ALL_BYTES = 256L << 20;

  private FilesParser() {}

  static List<PackageFile> files(JsonObject manifest) throws StrictJsonException {
    List<PackageFile> files = new ArrayList<>();
    for (JsonObject element : ManifestLists.objects(manifest, NAME, MAX_FILES, "PKG-21")) {
      files.add(file(element));
    }
    requireTotal(manifest, files);
    requireSeparatePaths(manifest, files);
    requireOneSbom(manifest, files);
    return files;
  }

  private static PackageFile file(JsonObject json) throws StrictJsonException {
    json.onlyMembers("path", "size", "sha256", "kind");
    String path = json.path("path");
    if (!path.startsWith(PackageNames.FILES_PREFIX)) {
      throw json.problem("PKG-21", "path", path, "a path that begins with files/");
    }
    long size = json.integer("size", 0, StrictJson.MAX_INTEGER);
    if (size > MAX_FILE_BYTES) {
      throw json.problem("PKG-21", "size", Long.toString(size), "at most " + MAX_FILE_BYTES);
    }
    FileKind kind = ManifestLists.word(json, "kind", FileKind.values(), "PKG-21");
    return new PackageFile(path, size, json.digest("sha256"), kind);
  }

  private static void requireTotal(JsonObject manifest, List<PackageFile> files)
      throws StrictJsonException {
    long total = files.stream().mapToLong(PackageFile::size).sum();
    if (total > MAX_ALL_BYTES) {
      throw manifest.problem("PKG-21", NAME, total + " bytes", "at most " + MAX_ALL_BYTES);
    }
  }

  /** No two files of one path, and no file where another needs a folder (A37). */
  private static void requireSeparatePaths(JsonObject manifest, List<PackageFile> files)
      throws StrictJsonException {
    List<String> paths = ManifestLists.texts(files, PackageFile::path);
    ManifestLists.requireDistinct(manifest, NAME, paths, "PKG-22");
    Set<String> all = new HashSet<>(paths);
    for (String path : paths) {
      for (int slash = path.indexOf('/'); slash > 0; slash = path.indexOf('/', slash + 1)) {
        if (all.contains(path.substring(0, slash))) {
          throw manifest.problem("PKG-22", NAME, path, "no file that is also a folder");
        }
      }
    }
  }

  private static void requireOneSbom(JsonObject manifest, List<PackageFile> files)
      throws StrictJsonException {
    long sboms = files.stream().filter(file -> file.kind() == FileKind.SBOM).count();
    if (sboms != 1) {
      throw manifest.problem("PKG-23", NAME, sboms + " files of kind sbom", "exactly one");
    }
  }
}
