package dev.cachet.dotnet;

import dev.cachet.detection.Detector;
import dev.cachet.detection.FileReading;
import dev.cachet.dotnet.DepsFile.Library;
import dev.cachet.identity.Occurrence;
import dev.cachet.installed.InventoryDraft;
import dev.cachet.installed.OwnedFiles;
import dev.cachet.rootfs.FoundFile;
import dev.cachet.rootfs.RootFile;
import dev.cachet.rootfs.RootFolder;
import dev.cachet.sbom.Component;
import dev.cachet.sbom.ComponentType;
import dev.cachet.source.Identities;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Packages of NuGet, by the file {@code NAME.deps.json} of each application and each shared
 * runtime, where at least one of their files is there. A package without files stands for others,
 * or for what the runtime brings in a version of its own: it is not listed.
 */
public final class DotnetDetector implements Detector {
  private static final String SUFFIX = ".deps.json";
  private static final int MAX_TEXT = 16 << 20;
  private static final int MAX_LIBRARIES = 100_000;

  /** What several files say of one library. */
  private record Found(Library library, Set<String> places, Set<String> needs) {}

  private final RootFolder root;
  private final FileReading reading;
  private final OwnedFiles owned;
  private final Map<String, DepsFile> byPath = new TreeMap<>();

  /**
   * Makes a detector.
   *
   * @param root the root folder to read
   * @param reading reads files within limits
   * @param owned which component owns which file
   */
  public DotnetDetector(RootFolder root, FileReading reading, OwnedFiles owned) {
    this.root = root;
    this.reading = reading;
    this.owned = owned;
  }

  @Override
  public boolean look(FoundFile file, @Nullable String owner) throws IOException {
    if (!file.path().endsWith(SUFFIX)) {
      return false;
    }
    if (owner != null) {
      return true;
    }
    byte[] content = file.size() > MAX_TEXT ? new byte[0] : file.read(0, (int) file.size());
    if (file.size() <= MAX_TEXT && !DepsFile.isMeant(content)) {
      return false; // other tools name files so too
    }
    DepsFile deps = DepsFile.read(content);
    if (deps == null || deps.libraries().size() > MAX_LIBRARIES) {
      reading.unclear(file, "does not say which libraries a .NET application has");
    } else {
      byPath.put(file.path(), deps);
    }
    return true;
  }

  @Override
  public void conclude(InventoryDraft draft) throws IOException {
    Map<String, Found> all = new TreeMap<>();
    for (Map.Entry<String, DepsFile> each : byPath.entrySet()) {
      conclude(each.getKey(), each.getValue().libraries(), all, draft);
    }
    all.forEach((ref, found) -> draft.add(component(ref, found), found.needs()));
  }

  private void conclude(
      String path, Map<String, Library> libraries, Map<String, Found> all, InventoryDraft draft)
      throws IOException {
    Map<String, String> refs = new HashMap<>();
    for (Map.Entry<String, Library> each : libraries.entrySet()) {
      String ref = ref(path, each.getValue());
      if (each.getValue().isEmpty()) {
        continue;
      }
      if (own(ref, path, each.getValue())) {
        refs.put(each.getKey(), ref);
      } else {
        reading.unclear(path, "names " + each.getKey() + ", of which no file is there");
      }
    }
    for (Map.Entry<String, String> each : refs.entrySet()) {
      Library library = Objects.requireNonNull(libraries.get(each.getKey()));
      Found found =
          all.computeIfAbsent(
              each.getValue(), r -> new Found(library, new TreeSet<>(), new TreeSet<>()));
      found.places().add(path);
      for (String need : throughEmpty(library, libraries)) {
        String ref = refs.get(need);
        if (ref == null) {
          draft.missing(each.getValue(), path + " needs " + need + ", which is not there");
        } else {
          found.needs().add(ref);
        }
      }
      if (library.name().equals(name(path))) {
        // The program that starts the application: no library states it.
        own(each.getValue(), folder(path), List.of(name(path), name(path) + ".exe"));
        found.needs().addAll(frameworks(each.getValue(), path, draft));
      }
    }
  }

  /** What a library needs; of what has no files of its own, what that needs. */
  private static Set<String> throughEmpty(Library library, Map<String, Library> libraries) {
    Set<String> seen = new TreeSet<>();
    Set<String> needs = new TreeSet<>();
    Deque<String> open = new ArrayDeque<>(library.needs());
    while (!open.isEmpty()) {
      String key = open.remove();
      Library need = libraries.get(key);
      if (need == null || !need.isEmpty()) {
        needs.add(key);
      } else if (seen.add(key)) {
        open.addAll(need.needs());
      }
    }
    return needs;
  }

  /** The shared runtimes that run an application, as {@code NAME.runtimeconfig.json} asks. */
  private Set<String> frameworks(String ref, String path, InventoryDraft draft) throws IOException {
    Set<String> needs = new TreeSet<>();
    String configuration = folder(path) + "/" + name(path) + ".runtimeconfig.json";
    if (root.find(configuration).isEmpty()) {
      return needs;
    }
    for (Framework wanted : Framework.wanted(reading.text(root, configuration))) {
      String found = wanted.among(byPath.keySet());
      if (found == null) {
        draft.missing(ref, path + " needs " + wanted + ", which is not installed");
      } else {
        Objects.requireNonNull(byPath.get(found)).libraries().values().stream()
            .filter(library -> library.name().startsWith(wanted.name()))
            .forEach(library -> needs.add(ref(found, library)));
      }
    }
    return needs;
  }

  /** Gives the files of a library to it; false if it states some and none is there. */
  private boolean own(String ref, String path, Library library) throws IOException {
    boolean any = library.files().isEmpty(); // a module that is compiled into another
    for (List<String> candidates : library.files()) {
      any |= own(ref, folder(path), candidates);
    }
    return any;
  }

  /** Gives the first of some paths that is there; false if none is. */
  private boolean own(String ref, String folder, List<String> candidates) throws IOException {
    for (String candidate : candidates) {
      RootFile there = root.find(folder + "/" + candidate).orElse(null);
      if (there != null && there.type() == RootFile.Type.FILE) {
        String path = there.path();
        if (owned.owner(path) == null) {
          owned.addRead(ref, path, reading.sha256(root, path));
        }
        return true;
      }
    }
    return false;
  }

  /** What is no package of NuGet is known by where it is. */
  private static String ref(String path, Library library) {
    return library.isPackage()
        ? library.purl()
        : "file:" + folder(path) + "/" + library.name() + "/" + library.version();
  }

  private static String folder(String path) {
    return path.substring(0, path.lastIndexOf('/'));
  }

  private static String name(String path) {
    return path.substring(path.lastIndexOf('/') + 1, path.length() - SUFFIX.length());
  }

  private static Component component(String ref, Found found) {
    Library library = found.library();
    String place = found.places().iterator().next();
    boolean application = !library.isPackage() && library.name().equals(name(place));
    return Component.builder(
            ref, application ? ComponentType.APPLICATION : ComponentType.LIBRARY, library.name())
        .version(library.version())
        .purl(library.isPackage() ? ref : null)
        .identity(List.of(Identities.manifest(place)))
        .occurrences(found.places().stream().map(Occurrence::at).toList())
        .build();
  }
}
