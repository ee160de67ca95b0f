package dev.cachet.source;

import dev.cachet.rootfs.FoundFile;
import dev.cachet.sbom.Component;
import dev.cachet.sbom.ComponentType;
import dev.cachet.sbom.Occurrence;
import dev.cachet.sbom.Organisation;
import dev.cachet.sbom.SpdxLicences;
import dev.cachet.source.FileEntry.State;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * npm packages, by the {@code package.json} of each folder below {@code node_modules}. Whatever
 * lies in the folder and in no other package's folder is a file of the package.
 */
final class NpmDetector implements Detector {
  private static final Pattern PLACE =
      Pattern.compile("(.*/node_modules/(?:@[^/]+/)?[^/@.][^/]*)/package\\.json");
  private static final Pattern WITHIN =
      Pattern.compile("(.*/node_modules/(?:@[^/]+/)?[^/@.][^/]*)/.+");
  private static final String MODULES = "/node_modules/";

  /** A file that was met before anybody knew whether its folder holds a package. */
  private record Met(String path, String digest) {}

  private final FileReading reading;
  private final OwnedFiles owned;
  private final Map<String, NpmManifest> byFolder = new TreeMap<>();
  private final Map<String, String> refByFolder = new TreeMap<>();
  private final Map<String, List<Met>> filesByFolder = new HashMap<>();

  NpmDetector(FileReading reading, OwnedFiles owned) {
    this.reading = reading;
    this.owned = owned;
  }

  @Override
  public boolean look(FoundFile file, @Nullable String owner) throws IOException {
    if (owner == null && file.path().contains(MODULES)) {
      meet(file);
    }
    if (!file.path().endsWith("/package.json")) {
      return false;
    }
    Matcher place = PLACE.matcher(file.path());
    if (!place.matches()) {
      return false;
    }
    if (owner != null) {
      refByFolder.put(place.group(1), owner);
      return true;
    }
    NpmManifest manifest = NpmManifest.read(reading.text(file));
    if (manifest == null || manifest.name().isEmpty() || manifest.version().isEmpty()) {
      reading.unclear(file, "states no name and version of an npm package");
      return true;
    }
    byFolder.put(place.group(1), manifest);
    refByFolder.put(place.group(1), ref(manifest));
    return true;
  }

  private void meet(FoundFile file) throws IOException {
    Matcher within = WITHIN.matcher(file.path());
    if (within.matches()) {
      filesByFolder
          .computeIfAbsent(within.group(1), f -> new ArrayList<>())
          .add(new Met(file.path(), reading.sha256(file)));
    }
  }

  @Override
  public void conclude(InventoryDraft draft) {
    Map<String, List<String>> folders = new TreeMap<>();
    byFolder.forEach(
        (folder, manifest) ->
            folders.computeIfAbsent(ref(manifest), r -> new ArrayList<>()).add(folder));
    folders.forEach(
        (ref, places) -> {
          Set<String> needs = new TreeSet<>();
          places.forEach(folder -> needs.addAll(needs(ref, folder, draft)));
          places.forEach(folder -> own(ref, folder));
          draft.add(component(ref, places), needs);
        });
  }

  private void own(String ref, String folder) {
    for (Met file : filesByFolder.getOrDefault(folder, List.of())) {
      owned.add(ref, file.path(), file.path());
      owned.found(file.path(), file.digest().isEmpty() ? State.UNREAD : State.FILE, file.digest());
    }
  }

  private Component component(String ref, List<String> folders) {
    NpmManifest manifest = byFolder.getOrDefault(folders.get(0), NpmManifest.EMPTY);
    int slash = manifest.name().indexOf('/');
    return Component.builder(ref, ComponentType.LIBRARY, manifest.name().substring(slash + 1))
        .group(slash < 0 ? null : manifest.name().substring(0, slash))
        .version(manifest.version())
        .purl(ref)
        .supplier(manifest.author().isEmpty() ? null : Organisation.named(manifest.author()))
        .licences(
            manifest.licence().isEmpty()
                ? List.of()
                : List.of(SpdxLicences.claim(manifest.licence())))
        .identity(List.of(Identities.manifest(folders.get(0) + "/package.json")))
        .occurrences(folders.stream().map(Occurrence::at).toList())
        .build();
  }

  /** As Node.js looks: below the package itself, then below each folder above it. */
  private Set<String> needs(String ref, String folder, InventoryDraft draft) {
    Set<String> needs = new TreeSet<>();
    for (String name : byFolder.getOrDefault(folder, NpmManifest.EMPTY).dependencies()) {
      String found = null;
      String from = folder + "/";
      while (found == null && !from.isEmpty()) {
        from = from.substring(0, Math.max(0, from.lastIndexOf('/')));
        found = from.endsWith("/node_modules") ? null : refByFolder.get(from + MODULES + name);
      }
      if (found == null) {
        draft.missing(ref, folder + " needs " + name + ", which is not installed");
      } else {
        needs.add(found);
      }
    }
    return needs;
  }

  private static String ref(NpmManifest manifest) {
    String name = manifest.name();
    int slash = name.indexOf('/');
    String path =
        slash < 0
            ? PurlText.encode(name)
            : PurlText.encode(name.substring(0, slash))
                + "/"
                + PurlText.encode(name.substring(slash + 1));
    return "pkg:npm/" + path + "@" + PurlText.encode(manifest.version());
  }
}
