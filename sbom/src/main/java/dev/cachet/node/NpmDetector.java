package dev.cachet.node;

import dev.cachet.detection.Detector;
import dev.cachet.detection.FileReading;
import dev.cachet.detection.FolderFiles;
import dev.cachet.identity.Occurrence;
import dev.cachet.installed.InventoryDraft;
import dev.cachet.installed.OwnedFiles;
import dev.cachet.rootfs.FoundFile;
import dev.cachet.rootfs.RootFile;
import dev.cachet.rootfs.RootFolder;
import dev.cachet.sbom.Component;
import dev.cachet.sbom.ComponentType;
import dev.cachet.sbom.Organisation;
import dev.cachet.source.Identities;
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
public final class NpmDetector implements Detector {
  private static final Pattern PLACE =
      Pattern.compile("(.*/node_modules/(?:@[^/]+/)?[^/@.][^/]*)/package\\.json");
  private static final Pattern WITHIN =
      Pattern.compile("(.*/node_modules/(?:@[^/]+/)?[^/@.][^/]*)/.+");
  private static final String MODULES = "/node_modules/";
  private static final Pattern LINKED =
      Pattern.compile("(?:.*/node_modules/(?:@[^/]+/)?[^/@.][^/]*|.*/node_modules(?:/@[^/]+)?)");
  private static final int MAX_LINKS = 100_000;
  private static final int MAX_FILES = 100_000;

  /** A file that was met before anybody knew whether its folder holds a package. */
  private record Met(String path, String digest) {}

  private final RootFolder root;
  private final FileReading reading;
  private final OwnedFiles owned;
  private final Map<String, NpmManifest> byFolder = new TreeMap<>();
  private final Map<String, String> refByFolder = new TreeMap<>();
  private final Map<String, List<Met>> filesByFolder = new HashMap<>();
  private final Set<String> links = new TreeSet<>();
  private final Set<String> outside = new TreeSet<>();
  private final Map<String, String> realPaths = new HashMap<>();
  private final NodeArchives archives;

  /**
   * Makes a detector.
   *
   * @param root the root folder to read
   * @param reading reads files within limits
   * @param owned which component owns which file
   */
  public NpmDetector(RootFolder root, FileReading reading, OwnedFiles owned) {
    this.root = root;
    this.reading = reading;
    this.owned = owned;
    this.archives = new NodeArchives(root, reading, owned, this::found);
  }

  private void found(String folder, NpmManifest manifest) {
    byFolder.put(folder, manifest);
    refByFolder.put(folder, manifest.purl());
  }

  @Override
  public boolean look(FoundFile file, @Nullable String owner) throws IOException {
    if (owner == null && file.path().contains(MODULES)) {
      meet(file);
    }
    if (owner == null && archives.look(file)) {
      return true;
    }
    if (!file.path().endsWith("/package.json")) {
      return false;
    }
    Matcher place = PLACE.matcher(NodeArchives.inside(file.path()));
    if (!place.matches()) {
      return false;
    }
    if (owner != null) {
      refByFolder.put(place.group(1), owner);
      return true;
    }
    NpmManifest manifest = NpmManifest.read(reading.text(file));
    if (manifest == null || !manifest.isNamed()) {
      reading.unclear(file, "states no name and version of an npm package");
      return true;
    }
    found(place.group(1), manifest);
    return true;
  }

  private void meet(FoundFile file) throws IOException {
    Matcher within = WITHIN.matcher(NodeArchives.inside(file.path()));
    if (within.matches()) {
      filesByFolder
          .computeIfAbsent(within.group(1), f -> new ArrayList<>())
          .add(new Met(file.path(), reading.sha256(file)));
    }
  }

  @Override
  public void link(String path) {
    boolean near = path.contains("/node_modules") && links.size() < MAX_LINKS;
    if (near && LINKED.matcher(path).matches()) {
      links.add(path);
    }
  }

  /** What a link below node_modules leads to is a package, wherever it lies. */
  private void followLinks() throws IOException {
    for (String link : links) {
      String folder = realPath(link);
      String path = folder + "/package.json";
      if (folder.isEmpty() || refByFolder.containsKey(folder) || root.find(path).isEmpty()) {
        continue;
      }
      String owner = owned.owner(path);
      if (owner != null) {
        refByFolder.put(folder, owner);
        continue;
      }
      NpmManifest manifest = NpmManifest.read(reading.text(root, path));
      if (manifest == null || manifest.name().isEmpty()) {
        reading.unclear(path, "states no name of an npm package");
        continue;
      }
      found(folder, manifest);
      outside.add(folder);
    }
  }

  /** Where a path leads to inside the root; empty if nowhere. */
  private String realPath(String path) throws IOException {
    String known = realPaths.get(path);
    if (known == null) {
      known = root.find(path).map(RootFile::path).orElse("");
      realPaths.put(path, known);
    }
    return known;
  }

  @Override
  public void conclude(InventoryDraft draft) throws IOException {
    followLinks();
    archives.links().forEach(this::linkInside);
    Map<String, List<String>> folders = new TreeMap<>();
    byFolder.forEach(
        (folder, manifest) ->
            folders.computeIfAbsent(manifest.purl(), r -> new ArrayList<>()).add(folder));
    FolderFiles files = new FolderFiles(root, reading, owned, MAX_FILES);
    for (Map.Entry<String, List<String>> each : folders.entrySet()) {
      Set<String> needs = new TreeSet<>();
      for (String folder : each.getValue()) {
        needs.addAll(needs(each.getKey(), folder, manifest(folder), draft));
        own(each.getKey(), folder);
        if (outside.contains(folder)) {
          files.own(each.getKey(), folder, this::isOther);
        }
      }
      draft.add(component(each.getKey(), each.getValue()), needs);
    }
    archives.conclude(draft, (ref, folder, manifest) -> needs(ref, folder, manifest, draft));
  }

  private boolean isOther(String folder) {
    return folder.endsWith("/node_modules") || byFolder.containsKey(folder);
  }

  private void own(String ref, String folder) {
    for (Met file : filesByFolder.getOrDefault(folder, List.of())) {
      owned.addRead(ref, file.path(), file.digest());
    }
  }

  private Component component(String ref, List<String> folders) {
    NpmManifest manifest = manifest(folders.get(0));
    int slash = manifest.name().indexOf('/');
    return Component.builder(ref, ComponentType.LIBRARY, manifest.name().substring(slash + 1))
        .group(slash < 0 ? null : manifest.name().substring(0, slash))
        .version(manifest.version().isEmpty() ? null : manifest.version())
        .purl(ref)
        .supplier(manifest.author().isEmpty() ? null : Organisation.named(manifest.author()))
        .licences(manifest.licences())
        .identity(List.of(Identities.manifest(folders.get(0) + "/package.json")))
        .occurrences(folders.stream().map(Occurrence::at).toList())
        .build();
  }

  private void linkInside(String link, String folder) {
    String ref = refByFolder.get(folder);
    if (ref != null) {
      refByFolder.putIfAbsent(link, ref);
    }
  }

  private NpmManifest manifest(String folder) {
    return byFolder.getOrDefault(folder, NpmManifest.EMPTY);
  }

  private Set<String> needs(String ref, String folder, NpmManifest manifest, InventoryDraft draft)
      throws IOException {
    Set<String> needs = new TreeSet<>();
    if (archives.isIdle(folder)) {
      return needs;
    }
    for (String name : manifest.dependencies()) {
      String found = nearest(folder, name);
      if (found == null) {
        draft.missing(ref, folder + " needs " + name + ", which is not installed");
      } else {
        needs.add(found);
      }
    }
    for (String name : manifest.optional()) {
      String found = nearest(folder, name);
      if (found != null) {
        needs.add(found);
      }
    }
    return needs;
  }

  /**
   * As Node.js looks: below the package itself, then below each folder above the place where it
   * really lies, and through links.
   */
  private @Nullable String nearest(String folder, String name) throws IOException {
    String stated = archives.need(folder, name);
    if (stated != null) {
      return refByFolder.get(stated);
    }
    String from = folder + "/";
    while (!from.isEmpty()) {
      from = from.substring(0, Math.max(0, from.lastIndexOf('/')));
      if (!from.endsWith("/node_modules")) {
        String found = at(from + MODULES + name, from, name);
        if (found != null) {
          return found;
        }
      }
    }
    return null;
  }

  private @Nullable String at(String place, String from, String name) throws IOException {
    String found = refByFolder.get(place);
    if (found != null) {
      return found;
    }
    int slash = name.indexOf('/');
    String scope = slash < 0 ? place : from + MODULES + name.substring(0, slash);
    boolean linked =
        links.contains(place) || links.contains(scope) || links.contains(from + "/node_modules");
    return linked ? refByFolder.get(realPath(place)) : null;
  }
}
