package dev.cachet.yocto;

import dev.cachet.source.Inventory;
import dev.cachet.source.ListedComponents;
import dev.cachet.source.ManifestFolder;
import dev.cachet.source.Problems;
import dev.cachet.source.Source;
import dev.cachet.source.Stanza;
import dev.cachet.source.StanzaReader;
import dev.cachet.source.UnknownSourceException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The packages of an image that Yocto built: its {@code *.manifest}, one line of package,
 * architecture and version each, and the licence folder ({@code license.manifest}, {@code
 * package.manifest}, {@code image_license.manifest}), told apart by what is in them.
 */
public final class YoctoSource implements Source {
  private static final Set<String> PACKAGE_FIELDS =
      Set.of("PACKAGE NAME", "PACKAGE VERSION", "RECIPE NAME", "LICENSE");
  private static final Set<String> DEPLOYED_FIELDS =
      Set.of("RECIPE NAME", "VERSION", "LICENSE", "FILES");
  private static final Pattern MANIFEST_NAME = Pattern.compile("(?s).*manifest(?:\\.txt)?");
  private static final String DATA = "pkgdata";

  private final Path path;
  private final @Nullable Path data;

  /**
   * Makes a source.
   *
   * @param path the manifest of an image, its {@code license.manifest}, or a folder with at most
   *     one of each; at most 64 MiB are read of a file. A folder {@code pkgdata} in it is used
   */
  public YoctoSource(Path path) {
    this(path, null);
  }

  /**
   * Makes a source that joins packages and recipes by the build's own data.
   *
   * @param path as in the other constructor
   * @param data the folder {@code pkgdata} of the same build, or that of the machine in it; null
   *     for none
   */
  public YoctoSource(Path path, @Nullable Path data) {
    this.path = Objects.requireNonNull(path, "path");
    this.data = data;
  }

  /**
   * Whether a path leads to manifests of Yocto.
   *
   * @param path a folder or a file
   * @return whether it is a folder with such manifests that is no root of a system, or one of them
   * @throws IOException if the medium failed
   */
  public static boolean recognises(Path path) throws IOException {
    if (!Files.isDirectory(path)) {
      return MANIFEST_NAME.matcher(path.toString()).matches()
          && BuildManifests.of(path).isPresent();
    }
    return !ManifestFolder.isRoot(path) && BuildManifests.of(path).isPresent();
  }

  @Override
  public Inventory inventory() throws UnknownSourceException, IOException {
    BuildManifests manifests = BuildManifests.of(path).orElse(null);
    if (manifests == null) {
      throw new UnknownSourceException(BuildManifests.nothing(path));
    }
    String image = manifests.name(ManifestKind.IMAGE);
    String licences = manifests.name(ManifestKind.LICENCES);
    String deployed = manifests.name(ManifestKind.DEPLOYED);
    Problems problems = new Problems();
    ListedComponents listed = new ListedComponents(problems);
    Map<String, RecipeRecord> records = new LinkedHashMap<>();
    if (licences != null) {
      byte[] content = manifests.content(licences);
      listed.input(licences, content);
      records(licences, content, records, problems);
    }
    if (image != null) {
      byte[] content = manifests.content(image);
      listed.input(image, content);
      RecipeJoin join = new RecipeJoin(records, packageData());
      new ImageLines(image, problems, join).read(content).forEach(listed::add);
      join.tell(image, problems);
    } else if (licences != null) {
      records.values().forEach(each -> listed.add(YoctoPackage.ofRecord(each, licences)));
      compareNames(manifests, records.size(), listed, problems);
    }
    if (deployed != null) {
      byte[] content = manifests.content(deployed);
      listed.input(deployed, content);
      deployed(deployed, content, listed, problems);
    }
    if (image == null && licences == null) {
      String message =
          "lists what was deployed beside the image and no package of the image; pass its"
              + " license.manifest or the manifest of the image as well";
      problems.add("source.no-packages", deployed + "", deployed + " " + message, List.of());
    }
    return listed.inventory(image == null ? "image" : subject(image));
  }

  private static String subject(String manifest) {
    String name = BuildManifests.undated(manifest.substring(manifest.lastIndexOf('/') + 1));
    int end = name.lastIndexOf(".manifest");
    return end > 0 ? name.substring(0, end) : name;
  }

  private @Nullable PackageData packageData() throws IOException, UnknownSourceException {
    if (data == null) {
      return PackageData.open(path.resolve(DATA)).orElse(null);
    }
    return PackageData.open(data)
        .orElseThrow(
            () ->
                new UnknownSourceException(
                    data
                        + ": holds no folder runtime-reverse; pass the folder pkgdata of the build,"
                        + " or that of one machine in it"));
  }

  private static void records(
      String file, byte[] content, Map<String, RecipeRecord> records, Problems problems) {
    for (Stanza each : StanzaReader.read("/" + file, content, PACKAGE_FIELDS::contains, problems)) {
      RecipeRecord record = RecipeRecord.of(each);
      if (record.name().isEmpty()) {
        String message = "a paragraph without PACKAGE NAME was left out";
        problems.inLine("source.nameless-package", file, each.line(), message);
      } else {
        records.putIfAbsent(record.name(), record);
      }
    }
  }

  private static void deployed(
      String file, byte[] content, ListedComponents listed, Problems problems) {
    for (Stanza each :
        StanzaReader.read("/" + file, content, DEPLOYED_FIELDS::contains, problems)) {
      if (each.value("RECIPE NAME").isEmpty()) {
        String message = "a paragraph without RECIPE NAME was left out";
        problems.inLine("source.nameless-package", file, each.line(), message);
      } else {
        listed.add(YoctoPackage.deployed(each, file));
      }
    }
  }

  /** Names on the image and in recipes differ, but there are as many of both. */
  private static void compareNames(
      BuildManifests manifests, int described, ListedComponents listed, Problems problems)
      throws IOException, UnknownSourceException {
    String names = manifests.name(ManifestKind.NAMES);
    if (names == null) {
      return;
    }
    String text = new String(manifests.content(names), StandardCharsets.UTF_8);
    long named = text.lines().filter(line -> !line.isBlank()).distinct().count();
    listed.input(names, manifests.content(names));
    if (named != described) {
      String message =
          names
              + " names "
              + named
              + " packages and the record of licences describes "
              + described
              + "; take both files from one build";
      problems.add("source.manifests-differ", names, message, List.of());
    }
  }
}
