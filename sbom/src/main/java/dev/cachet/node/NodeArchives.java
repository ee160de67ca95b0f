package dev.cachet.node;

import dev.cachet.detection.FileReading;
import dev.cachet.identity.ComponentHash;
import dev.cachet.identity.Occurrence;
import dev.cachet.installed.InventoryDraft;
import dev.cachet.installed.OwnedFiles;
import dev.cachet.rootfs.FoundFile;
import dev.cachet.rootfs.RootFolder;
import dev.cachet.rootfs.RootfsLimitException;
import dev.cachet.sbom.Component;
import dev.cachet.sbom.ComponentType;
import dev.cachet.sbom.Organisation;
import dev.cachet.source.Identities;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Packages of Node.js that lie in no folder: in the archive of an Electron application, and in the
 * cache of Yarn, one zip each, which Plug'n'Play runs them from. A package inside has the path of
 * its archive and the path in it, as Node.js sees it.
 */
final class NodeArchives {
  /** Says what an application or package needs, and tells what is missing. */
  interface Needs {
    Set<String> of(String ref, String folder, NpmManifest manifest) throws IOException;
  }

  private record Application(
      String path, NpmManifest manifest, List<ComponentHash> hashes, Map<String, String> links) {}

  private static final Pattern CACHED = Pattern.compile(".*/\\.yarn/(?:berry/)?cache/[^/]+\\.zip");
  private static final Pattern CACHED_FOLDER = Pattern.compile(CACHED.pattern() + "/.+");
  private static final Pattern TABLE = Pattern.compile(".*/\\.pnp\\.(?:cjs|data\\.json)");
  private static final Pattern PACKAGE =
      Pattern.compile("(node_modules/(?:@[^/]+/)?[^/@.][^/]*)/package\\.json");

  /** Far above what a package holds, far below what a machine has. */
  private static final long MAX_INFLATED = 512L << 20;

  private static final int MAX_TABLE = 64 << 20;
  private static final int MAX_MANIFEST = 1 << 20;
  private static final String UNPACKED = ".asar.unpacked/";

  private final RootFolder root;
  private final FileReading reading;
  private final OwnedFiles owned;
  private final BiConsumer<String, NpmManifest> found;
  private final PlugAndPlay table = new PlugAndPlay();
  private final List<Application> applications = new ArrayList<>();
  private final Map<String, String> zips = new TreeMap<>();

  NodeArchives(
      RootFolder root,
      FileReading reading,
      OwnedFiles owned,
      BiConsumer<String, NpmManifest> found) {
    this.root = root;
    this.reading = reading;
    this.owned = owned;
    this.found = found;
  }

  /** Where a file belongs that an archive of Electron has beside it instead of inside. */
  static String inside(String path) {
    return path.contains(UNPACKED) ? path.replace(UNPACKED, ".asar/") : path;
  }

  /** Takes a file that no package owns; true if it is accounted for. */
  boolean look(FoundFile file) throws IOException {
    if (file.path().endsWith(".asar")) {
      return electron(file);
    }
    if (TABLE.matcher(file.path()).matches()) {
      if (!table.add(file.path(), whole(file)) && !beside(file.path())) {
        reading.unclear(file, "is no table of Yarn that can be read; needs are not known");
      }
      return false;
    }
    return CACHED.matcher(file.path()).matches() && cached(file);
  }

  /** A script without a table inside has it in the file beside. */
  private boolean beside(String path) throws IOException {
    String data = path.replace(".pnp.cjs", ".pnp.data.json");
    return !data.equals(path) && root.find(data).isPresent();
  }

  /**
   * The folder that a package gets by a name.
   *
   * @return empty if it gets nothing; null if no table of Yarn speaks of the package
   */
  @Nullable String need(String folder, String name) {
    if (table.knows(folder)) {
      return table.need(folder, name);
    }
    return null;
  }

  /** A copy in the cache of Yarn that no table names is there, but nothing runs it. */
  boolean isIdle(String folder) {
    return CACHED_FOLDER.matcher(folder).matches() && !table.knows(folder);
  }

  /** The folder of each link in an archive, and the folder that it leads to. */
  Map<String, String> links() {
    Map<String, String> all = new TreeMap<>();
    for (Application each : applications) {
      each.links().forEach((from, to) -> all.put(each.path() + "/" + from, each.path() + "/" + to));
    }
    return all;
  }

  /** Adds the applications, and gives every zip to the package that it holds. */
  void conclude(InventoryDraft draft, Needs needs) throws IOException {
    for (Application each : applications) {
      String ref = "file:" + each.path();
      draft.add(component(ref, each), needs.of(ref, each.path(), each.manifest()));
      owned.addRead(ref, each.path(), each.hashes().isEmpty() ? "" : each.hashes().get(0).hex());
    }
    for (Map.Entry<String, String> zip : zips.entrySet()) {
      owned.addRead(zip.getValue(), zip.getKey(), reading.sha256(root, zip.getKey()));
    }
  }

  private boolean electron(FoundFile file) throws IOException {
    AsarArchive archive = AsarArchive.read(file);
    if (archive == null) {
      reading.unclear(file, "is no archive of Electron that can be read; what it holds is unknown");
      return false;
    }
    NpmManifest application = NpmManifest.EMPTY;
    for (AsarArchive.Manifest each : archive.manifests()) {
      byte[] content =
          each.offset() < 0
              ? reading.text(root, file.path() + ".unpacked/" + each.path())
              : file.read(each.offset(), each.size());
      NpmManifest manifest = NpmManifest.read(content);
      int end = each.path().lastIndexOf('/');
      if (end < 0) {
        application = manifest == null ? application : manifest;
      } else if (manifest == null || !manifest.isNamed()) {
        unnamed(file, each.path());
      } else {
        found.accept(file.path() + "/" + each.path().substring(0, end), manifest);
      }
    }
    List<ComponentHash> hashes = reading.hashes(file, (bytes, length) -> {});
    applications.add(new Application(file.path(), application, hashes, archive.links()));
    return true;
  }

  private void unnamed(FoundFile file, String path) {
    reading.unclear(file.path() + "/" + path, "states no name and version of an npm package");
  }

  private boolean cached(FoundFile file) throws IOException {
    try (ZipInputStream zip = new ZipInputStream(file.open(MAX_INFLATED))) {
      long inflated = 0;
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        Matcher place = PACKAGE.matcher(entry.getName());
        if (place.matches()) {
          return cached(file, place.group(1), NpmManifest.read(zip.readNBytes(MAX_MANIFEST)));
        }
        inflated += zip.skip(MAX_INFLATED);
        if (inflated >= MAX_INFLATED) {
          reading.unclear(file, "holds more than is read of one archive");
          return false;
        }
      }
    } catch (ZipException | EOFException | RootfsLimitException | FileSystemException e) {
      reading.unclear(file, "is a broken archive of Yarn; what it holds is unknown");
      return false;
    }
    reading.unclear(file, "holds no manifest of an npm package");
    return false;
  }

  private boolean cached(FoundFile file, String folder, @Nullable NpmManifest manifest) {
    if (manifest == null || !manifest.isNamed()) {
      unnamed(file, folder + "/package.json");
      return false;
    }
    found.accept(file.path() + "/" + folder, manifest);
    zips.put(file.path(), manifest.purl());
    return true;
  }

  private byte[] whole(FoundFile file) throws IOException {
    return file.size() > MAX_TABLE ? new byte[0] : file.read(0, (int) file.size());
  }

  private static Component component(String ref, Application application) {
    NpmManifest manifest = application.manifest();
    String path = application.path();
    String name = path.substring(path.lastIndexOf('/') + 1);
    return Component.builder(
            ref, ComponentType.APPLICATION, manifest.name().isEmpty() ? name : manifest.name())
        .version(manifest.version().isEmpty() ? null : manifest.version())
        .supplier(manifest.author().isEmpty() ? null : Organisation.named(manifest.author()))
        .licences(manifest.licences())
        .hashes(application.hashes())
        .identity(List.of(Identities.manifest(path + "/package.json")))
        .occurrences(List.of(Occurrence.at(path)))
        .build();
  }
}
