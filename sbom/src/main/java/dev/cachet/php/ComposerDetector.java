package dev.cachet.php;

import dev.cachet.detection.Detector;
import dev.cachet.detection.FileReading;
import dev.cachet.detection.FolderFiles;
import dev.cachet.identity.Occurrence;
import dev.cachet.installed.InventoryDraft;
import dev.cachet.installed.OwnedFiles;
import dev.cachet.php.ComposerFile.Installed;
import dev.cachet.rootfs.FoundFile;
import dev.cachet.rootfs.RootFile;
import dev.cachet.rootfs.RootFolder;
import dev.cachet.sbom.Component;
import dev.cachet.sbom.ComponentType;
import dev.cachet.source.Identities;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Packages that Composer installed, by {@code vendor/composer/installed.json}, where their folder
 * is there. A package without files stands for others: what it needs is needed in its place.
 */
public final class ComposerDetector implements Detector {
  private static final String FILE = "/composer/installed.json";
  private static final int MAX_TEXT = 16 << 20;
  private static final int MAX_FILES = 200_000;

  private final RootFolder root;
  private final FileReading reading;
  private final OwnedFiles owned;
  private final Map<String, ComposerFile> byPath = new TreeMap<>();

  private record Found(Installed installed, String path, List<String> folders, Set<String> needs) {}

  /**
   * Makes a detector.
   *
   * @param root the root folder to read
   * @param reading reads files within limits
   * @param owned which component owns which file
   */
  public ComposerDetector(RootFolder root, FileReading reading, OwnedFiles owned) {
    this.root = root;
    this.reading = reading;
    this.owned = owned;
  }

  @Override
  public boolean look(FoundFile file, @Nullable String owner) throws IOException {
    if (!file.path().endsWith(FILE)) {
      return false;
    }
    if (owner != null) {
      return true;
    }
    ComposerFile read =
        file.size() > MAX_TEXT ? null : ComposerFile.read(file.read(0, (int) file.size()));
    if (read == null) {
      reading.unclear(file, "does not say which packages Composer installed");
    } else {
      byPath.put(file.path(), read);
    }
    return true;
  }

  @Override
  public void conclude(InventoryDraft draft) throws IOException {
    Map<String, Found> all = new TreeMap<>();
    for (Map.Entry<String, ComposerFile> each : byPath.entrySet()) {
      conclude(each.getKey(), each.getValue().packages(), all, draft);
    }
    Set<String> folders = new TreeSet<>();
    all.values().forEach(found -> folders.addAll(found.folders()));
    FolderFiles files = new FolderFiles(root, reading, owned, MAX_FILES);
    for (Map.Entry<String, Found> each : all.entrySet()) {
      for (String folder : each.getValue().folders()) {
        files.own(each.getKey(), folder, folders::contains);
      }
      draft.add(component(each.getKey(), each.getValue()), each.getValue().needs());
    }
  }

  private void conclude(
      String path, List<Installed> packages, Map<String, Found> all, InventoryDraft draft)
      throws IOException {
    Map<String, Installed> byName = new HashMap<>();
    for (Installed each : packages) {
      each.others().forEach(other -> byName.putIfAbsent(other, each));
    }
    packages.forEach(each -> byName.put(each.name().toLowerCase(Locale.ROOT), each));
    String beside = path.substring(0, path.lastIndexOf('/'));
    for (Installed each : packages) {
      if (each.folder().isEmpty()) {
        continue;
      }
      String folder = folder(beside, each.folder());
      if (folder == null) {
        reading.unclear(path, "names " + each.name() + ", whose folder is not there");
        continue;
      }
      Found found =
          all.computeIfAbsent(
              each.purl(), r -> new Found(each, path, new ArrayList<>(), new TreeSet<>()));
      found.folders().add(folder);
      found.needs().addAll(needs(each, byName, path, draft));
    }
  }

  /** Where it really lies; null if nowhere on this root. */
  private @Nullable String folder(String beside, String relative) throws IOException {
    String path = relative.startsWith("/") ? relative : beside + "/" + relative;
    RootFile found = root.find(path).orElse(null);
    return found == null || found.type() != RootFile.Type.FOLDER ? null : found.path();
  }

  private static Set<String> needs(
      Installed from, Map<String, Installed> byName, String path, InventoryDraft draft) {
    Set<String> needs = new TreeSet<>();
    Set<String> seen = new TreeSet<>();
    Deque<String> open = new ArrayDeque<>(from.needs());
    while (!open.isEmpty()) {
      String name = open.remove();
      Installed need = byName.get(name);
      if (!seen.add(name) || from.equals(need)) {
        continue;
      }
      if (need == null) {
        draft.missing(
            from.purl(), path + ": " + from.name() + " needs " + name + ", which is not installed");
      } else if (need.folder().isEmpty()) {
        open.addAll(need.needs());
      } else {
        needs.add(need.purl());
      }
    }
    return needs;
  }

  private static Component component(String ref, Found found) {
    String name = found.installed().name();
    int slash = name.indexOf('/');
    return Component.builder(ref, ComponentType.LIBRARY, name.substring(slash + 1))
        .group(slash < 0 ? null : name.substring(0, slash))
        .version(found.installed().version())
        .purl(ref)
        .licences(found.installed().licenceClaims())
        .identity(List.of(Identities.manifest(found.path())))
        .occurrences(found.folders().stream().map(Occurrence::at).toList())
        .build();
  }
}
