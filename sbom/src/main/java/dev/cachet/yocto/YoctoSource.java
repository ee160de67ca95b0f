package dev.cachet.yocto;

import dev.cachet.rootfs.RootFolder;
import dev.cachet.sbom.Component;
import dev.cachet.sbom.ComponentBuilder;
import dev.cachet.sbom.ComponentType;
import dev.cachet.sbom.Property;
import dev.cachet.source.Identities;
import dev.cachet.source.Inventory;
import dev.cachet.source.ListedComponents;
import dev.cachet.source.ManifestFolder;
import dev.cachet.source.Problems;
import dev.cachet.source.PurlText;
import dev.cachet.source.Source;
import dev.cachet.source.Stanza;
import dev.cachet.source.StanzaReader;
import dev.cachet.source.UnknownSourceException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The packages of an image that Yocto built: its {@code *.manifest}, one line of package,
 * architecture and version each, and its {@code license.manifest}.
 */
public final class YoctoSource implements Source {
  private static final String LICENCES = "license.manifest";
  private static final Set<String> FIELDS =
      Set.of("PACKAGE NAME", "PACKAGE VERSION", "RECIPE NAME", "LICENSE");

  private final Path path;

  /**
   * Makes a source.
   *
   * @param path the manifest of an image, its {@code license.manifest}, or a folder with at most
   *     one of each; at most 64 MiB are read of a file
   */
  public YoctoSource(Path path) {
    this.path = Objects.requireNonNull(path, "path");
  }

  @Override
  public Inventory inventory() throws UnknownSourceException, IOException {
    ManifestFolder folder = ManifestFolder.open(path);
    String image = only(folder, name -> name.endsWith(".manifest") && !name.equals(LICENCES));
    String licences = only(folder, LICENCES::equals);
    if (image == null && licences == null) {
      throw new UnknownSourceException(
          path
              + ": no *.manifest and no license.manifest of a Yocto image found; pass the folder"
              + " that the build deployed the image to, or one of these files");
    }
    Problems problems = new Problems();
    ListedComponents listed = new ListedComponents(problems);
    Map<String, Stanza> described = new HashMap<>();
    if (licences != null) {
      byte[] content = folder.read(licences);
      listed.input(licences, content);
      for (Stanza each : StanzaReader.read("/" + licences, content, FIELDS::contains, problems)) {
        described.putIfAbsent(each.value("PACKAGE NAME"), each);
      }
    }
    if (image == null) {
      described.values().forEach(each -> listed.add(fromLicences(each)));
      return listed.inventory("image");
    }
    byte[] content = folder.read(image);
    listed.input(image, content);
    new Lines(image, problems).read(content, described).forEach(listed::add);
    return listed.inventory(image.substring(0, image.length() - ".manifest".length()));
  }

  private static @Nullable String only(ManifestFolder folder, Predicate<String> wanted)
      throws IOException, UnknownSourceException {
    List<String> names = folder.names(wanted);
    if (names.size() > 1) {
      throw new UnknownSourceException(
          folder.path()
              + ": holds the manifests of several images: "
              + names
              + "; pass one of them");
    }
    return names.isEmpty() ? null : names.get(0);
  }

  private static Component fromLicences(Stanza stanza) {
    String version = stanza.valueOrNull("PACKAGE VERSION");
    return component(stanza.value("PACKAGE NAME"), version, "", stanza, LICENCES);
  }

  private static Component component(
      String name,
      @Nullable String version,
      String architecture,
      @Nullable Stanza more,
      String file) {
    String purl = "pkg:generic/" + PurlText.encode(name);
    purl = version == null ? purl : purl + "@" + PurlText.encode(version);
    purl = architecture.isEmpty() ? purl : purl + "?arch=" + PurlText.encode(architecture);
    List<Property> properties = new ArrayList<>();
    if (!architecture.isEmpty()) {
      properties.add(new Property("cachet:package:architecture", architecture));
    }
    ComponentBuilder builder =
        Component.builder(purl, ComponentType.LIBRARY, name)
            .version(version)
            .purl(purl)
            .identity(List.of(Identities.manifest(file)));
    if (more != null) {
      String recipe = more.value("RECIPE NAME");
      if (!recipe.isEmpty() && !recipe.equals(name)) {
        properties.add(new Property("cachet:package:source", recipe));
      }
      String licence = more.value("LICENSE");
      builder.licences(licence.isEmpty() ? List.of() : List.of(YoctoLicence.claim(licence)));
    }
    return builder.properties(properties).build();
  }

  /** Reads the manifest of an image. */
  private record Lines(String file, Problems problems) {
    List<Component> read(byte[] content, Map<String, Stanza> described) {
      List<Component> found = new ArrayList<>();
      long number = 0;
      for (String line : RootFolder.pathText(content).split("\n", -1)) {
        number++;
        String[] words = line.strip().split("[ \t]+", -1);
        boolean clean =
            line.length() < 1000 && line.chars().noneMatch(c -> c < ' ' && c != '\t' && c != '\r');
        if (words.length == 3 && clean) {
          found.add(component(words[0], words[2], words[1], described.get(words[0]), file));
        } else if (!line.isBlank()) {
          problems.inLine(
              "source.nameless-package", file, number, "is no package, architecture and version");
        }
      }
      return found;
    }
  }
}
