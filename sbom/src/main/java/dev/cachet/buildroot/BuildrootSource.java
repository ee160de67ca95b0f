package dev.cachet.buildroot;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cachet.source.Inventory;
import dev.cachet.source.ListedComponents;
import dev.cachet.source.ManifestFolder;
import dev.cachet.source.Problems;
import dev.cachet.source.Source;
import dev.cachet.source.UnknownSourceException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The packages that Buildroot built: {@code manifest.csv} of {@code make legal-info}, and {@code
 * host-manifest.csv} for what ran during the build and is not on the device; or what {@code make
 * show-info} printed. Tables are told apart by their content.
 */
public final class BuildrootSource implements Source {
  private static final String DIGESTS = "legal-info.sha256";
  private static final Pattern TABLE = Pattern.compile("(?s).*manifest.*\\.csv");
  private static final Pattern INFO = Pattern.compile("(?s).*show-?info.*\\.json");

  private final Path path;

  /**
   * Makes a source.
   *
   * @param path the folder {@code legal-info}, the output folder that it lies in, or one file of
   *     either kind under any name; at most 64 MiB are read of a file
   */
  public BuildrootSource(Path path) {
    this.path = Objects.requireNonNull(path, "path");
  }

  /**
   * Whether a path leads to what Buildroot wrote.
   *
   * @param path a folder or a file
   * @return whether it is a folder with such a table that is no root of a system, a table with the
   *     columns of {@code make legal-info}, or an object of {@code make show-info}
   * @throws IOException if the medium failed
   */
  public static boolean recognises(Path path) throws IOException {
    ManifestFolder folder = folder(path);
    if (Files.isDirectory(path)) {
      return !ManifestFolder.isRoot(path)
          && !folder.names(name -> TABLE.matcher(name).matches()).isEmpty();
    }
    String name = folder.names(each -> true).stream().findFirst().orElse("");
    if (name.endsWith(".csv")) {
      return LegalManifest.isOne(folder.read(name));
    }
    return INFO.matcher(name).matches() && ShowInfo.parse(name, folder.read(name)) != null;
  }

  private static ManifestFolder folder(Path path) throws IOException {
    Path below = path.resolve("legal-info");
    return ManifestFolder.open(Files.isDirectory(below) ? below : path);
  }

  @Override
  public Inventory inventory() throws UnknownSourceException, IOException {
    ManifestFolder folder = folder(path);
    Problems problems = new Problems();
    ListedComponents listed = new ListedComponents(problems);
    List<BuildrootPackage> packages = new ArrayList<>();
    boolean one = !Files.isDirectory(path);
    for (String name : folder.names(name -> one || TABLE.matcher(name).matches())) {
      read(name, folder.read(name), packages, listed, problems);
    }
    if (packages.isEmpty() && !one) {
      for (String name : folder.names(name -> INFO.matcher(name).matches())) {
        read(name, folder.read(name), packages, listed, problems);
      }
    }
    if (listed.isEmpty()) {
      throw new UnknownSourceException(nothing(folder, one));
    }
    PatchFiles patches = PatchFiles.in(folder.path());
    add(folder, packages, patches, listed, problems);
    return listed.inventory("buildroot").withStatements(IgnoredCves.of(packages, patches));
  }

  private String nothing(ManifestFolder folder, boolean one) throws IOException {
    String wanted =
        "; run 'make legal-info' in Buildroot and pass the folder legal-info, or its manifest.csv"
            + " under any name; or pass what 'make -s show-info' printed";
    if (!one) {
      return path + ": no manifest.csv found" + wanted;
    }
    byte[] content = folder.read(folder.names(name -> true).get(0));
    List<String> names =
        CsvReader.names(content).stream().limit(8).map(BuildrootSource::cut).toList();
    return path
        + ": is no manifest of Buildroot: its first row has no columns PACKAGE and VERSION but "
        + names
        + wanted;
  }

  private static String cut(String text) {
    String line = text.replaceAll("\\p{Cntrl}", " ");
    return line.length() > 40 ? line.substring(0, 40) + "…" : line;
  }

  private void read(
      String name,
      byte[] content,
      List<BuildrootPackage> packages,
      ListedComponents listed,
      Problems problems)
      throws IOException, UnknownSourceException {
    JsonNode info = ShowInfo.parse(name, content);
    if (info != null) {
      packages.addAll(ShowInfo.packages(name, info));
    } else if (LegalManifest.isOne(content)) {
      boolean host = LegalManifest.isOfHost(name, content);
      boolean twice = packages.stream().anyMatch(each -> each.host() == host);
      if (twice) {
        throw new UnknownSourceException(
            path + ": holds several tables of one kind, as " + name + "; pass one of them");
      }
      packages.addAll(LegalManifest.packages(name, content, host, problems));
    } else {
      return;
    }
    listed.input(name, content);
  }

  private static void add(
      ManifestFolder folder,
      List<BuildrootPackage> packages,
      PatchFiles patches,
      ListedComponents listed,
      Problems problems)
      throws IOException {
    Map<String, String> digests = new HashMap<>();
    if (!folder.names(DIGESTS::equals).isEmpty()) {
      digests(folder.read(DIGESTS), digests);
    }
    Map<String, String> refs = new HashMap<>();
    packages.forEach(each -> refs.put(key(each.host(), each.name()), each.ref()));
    for (BuildrootPackage each : packages) {
      listed.add(each.component(digests, patches));
      Set<String> needs = new TreeSet<>();
      for (String need : each.needs()) {
        String ref = ref(refs, each.host(), need);
        if (ref != null) {
          needs.add(ref);
        }
      }
      listed.need(each.ref(), needs);
    }
    custom(packages, problems);
  }

  private static @Nullable String ref(Map<String, String> refs, boolean host, String need) {
    String ref = refs.get(key(host, need));
    return ref == null && host && need.startsWith("host-")
        ? refs.get(key(true, need.substring("host-".length())))
        : ref;
  }

  private static String key(boolean host, String name) {
    return host + " " + name;
  }

  private static void custom(List<BuildrootPackage> packages, Problems problems) {
    for (BuildrootPackage each : packages) {
      if (!each.host() && RecordedVersion.of(each.version()) == RecordedVersion.CUSTOM) {
        String from = each.archive().isEmpty() ? "" : " (source " + each.archive() + ")";
        problems.addDetail(
            "source.version-not-recorded",
            each.name(),
            each.name()
                + from
                + " is recorded with the word custom, as the maker of the device chose its source;"
                + " state its version in a parts file",
            List.of());
      }
    }
  }

  /** As sha256sum writes them; an archive is known by the last name of its path. */
  private static void digests(byte[] content, Map<String, String> byName) {
    for (String line : new String(content, StandardCharsets.UTF_8).split("\n", -1)) {
      if (line.matches("[0-9a-f]{64} [ *].{1,4000}")) {
        byName.put(line.substring(line.lastIndexOf('/') + 1), line.substring(0, 64));
      }
    }
  }
}
