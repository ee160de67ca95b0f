package dev.cachet.yocto;

import dev.cachet.source.ManifestFolder;
import dev.cachet.source.UnknownSourceException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The manifests that a build left in a folder, at most one of each kind. */
final class BuildManifests {
  private static final Set<String> LICENCE_FOLDER =
      Set.of("license.manifest", "package.manifest", "image_license.manifest");

  /** The day and second of a build, which stands in names and not in those of links. */
  private static final Pattern DATE = Pattern.compile("[-.]?(?<![0-9])[0-9]{14}(?![0-9])");

  private final ManifestFolder folder;
  private final Map<ManifestKind, Map<String, byte[]>> found = new EnumMap<>(ManifestKind.class);

  private BuildManifests(ManifestFolder folder) {
    this.folder = folder;
  }

  /** Those of a folder, or the one file; nothing if no manifest with versions is among them. */
  static Optional<BuildManifests> of(Path path) throws IOException {
    BuildManifests all = read(path);
    boolean any =
        Stream.of(ManifestKind.IMAGE, ManifestKind.LICENCES, ManifestKind.DEPLOYED)
            .anyMatch(kind -> !all.names(kind).isEmpty());
    return any ? Optional.of(all) : Optional.empty();
  }

  private static BuildManifests read(Path path) throws IOException {
    BuildManifests all = new BuildManifests(ManifestFolder.open(path));
    boolean one = !Files.isDirectory(path);
    for (String name : all.folder.names(name -> one || name.contains("manifest"))) {
      byte[] content = all.folder.read(name);
      ManifestKind kind = ManifestKind.of(content);
      boolean image = kind == ManifestKind.EMPTY && !LICENCE_FOLDER.contains(name);
      all.found
          .computeIfAbsent(image ? ManifestKind.IMAGE : kind, k -> new TreeMap<>())
          .put(name, content);
    }
    return all;
  }

  /** Says why nothing was found at a path, and what to pass. */
  static String nothing(Path path) throws IOException {
    Set<String> names = read(path).names(ManifestKind.NAMES);
    String what =
        names.isEmpty()
            ? "no *.manifest and no license.manifest of a Yocto image found"
            : String.join(", ", names) + " has names of packages alone and no versions";
    return path
        + ": "
        + what
        + "; pass the folder that the build deployed the image to, its licence folder, or the"
        + " manifest of the image (lines of package, architecture and version)";
  }

  private Set<String> names(ManifestKind kind) {
    return found.getOrDefault(kind, Map.of()).keySet();
  }

  /** The manifest of a kind; null if there is none. */
  @Nullable String name(ManifestKind kind) throws IOException, UnknownSourceException {
    List<String> names = new ArrayList<>(names(kind));
    if (names.size() < 2) {
      return names.isEmpty() ? null : names.get(0);
    }
    Set<String> undated = new TreeSet<>();
    names.forEach(name -> undated.add(undated(name)));
    String link = undated.iterator().next();
    if (undated.size() == 1) {
      // A build leaves those of earlier builds, and a link without a date to its own.
      String real = folder.names(link::equals).stream().findFirst().orElse(null);
      if (real != null && names.contains(real)) {
        return real;
      }
    }
    throw new UnknownSourceException(
        folder.path()
            + (undated.size() == 1
                ? ": holds the manifests of several builds of one image: "
                : ": holds the manifests of several images: ")
            + names
            + "; pass one of them");
  }

  /** The bytes of a manifest. */
  byte[] content(String name) {
    for (Map<String, byte[]> each : found.values()) {
      byte[] content = each.get(name);
      if (content != null) {
        return content;
      }
    }
    throw new IllegalArgumentException(name);
  }

  /** A name without the day of the build. */
  static String undated(String name) {
    return DATE.matcher(name).replaceFirst("");
  }
}
