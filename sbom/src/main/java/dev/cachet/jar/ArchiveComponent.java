package dev.cachet.jar;

import dev.cachet.archive.ArchiveFile;
import dev.cachet.archive.MavenMetadata;
import dev.cachet.archive.pom.PomFacts;
import dev.cachet.identity.ComponentHash;
import dev.cachet.identity.Occurrence;
import dev.cachet.licence.LicenceClaim;
import dev.cachet.sbom.Component;
import dev.cachet.sbom.ComponentBuilder;
import dev.cachet.sbom.ComponentType;
import dev.cachet.sbom.Organisation;
import dev.cachet.sbom.Property;
import dev.cachet.source.LicenceName;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One archive as a component; its parts are added by whoever knows them. */
public final class ArchiveComponent {
  private static final int MAX_NAME = 200;
  private static final Pattern DISTRIBUTION = Pattern.compile(".*\\.(?:zip|tar|tar\\.gz|tgz)");

  private ArchiveComponent() {}

  static ComponentBuilder of(ArchiveFile archive, LibraryIdentity identity, String ref) {
    MavenMetadata metadata = identity.metadata();
    PomFacts pom = metadata == null ? null : metadata.pom();
    ManifestIdentity manifest = new ManifestIdentity(archive.manifest());
    boolean own = manifest.attributeNaming(identity.name().value()) != null;
    return named(identity, ref, type(archive, manifest))
        .supplier(supplier(pom, own ? manifest.vendor() : null))
        .licences(licences(pom, own ? manifest.licence() : null))
        .hashes(
            List.of(
                new ComponentHash("SHA-256", archive.digests().sha256()),
                new ComponentHash("SHA-512", archive.digests().sha512())))
        .occurrences(List.of(Occurrence.at(archive.path())))
        .properties(properties(archive));
  }

  static ComponentBuilder named(LibraryIdentity identity, String ref, ComponentType type) {
    return Component.builder(ref, type, identity.name().value())
        .group(identity.group() == null ? null : identity.group().value())
        .version(identity.version() == null ? null : identity.version().value())
        .purl(identity.purl())
        .identity(identity.evidence());
  }

  static @Nullable Organisation supplier(@Nullable PomFacts pom, @Nullable String vendor) {
    return organisation(pom == null || pom.organisation() == null ? vendor : pom.organisation());
  }

  /**
   * Makes an organisation of a name.
   *
   * @param name a name, or null
   * @return the organisation, or null if there is no name
   */
  public static @Nullable Organisation organisation(@Nullable String name) {
    return name == null || name.isBlank() || name.length() > MAX_NAME
        ? null
        : Organisation.named(name.strip());
  }

  static List<LicenceClaim> licences(@Nullable PomFacts pom, @Nullable String bundle) {
    return pom == null || pom.licences().isEmpty()
        ? LicenceName.ofBundle(bundle)
        : LicenceName.claims(pom.licences());
  }

  private static ComponentType type(ArchiveFile archive, ManifestIdentity manifest) {
    String name = archive.fileName().toLowerCase(Locale.ROOT);
    if (!archive.opened() || DISTRIBUTION.matcher(name).matches()) {
      return ComponentType.FILE;
    }
    boolean deployed = name.endsWith(".war") || name.endsWith(".ear");
    return deployed || manifest.startsProgram() ? ComponentType.APPLICATION : ComponentType.LIBRARY;
  }

  private static List<Property> properties(ArchiveFile archive) {
    boolean code = !archive.packages().isEmpty();
    List<Property> properties = new ArrayList<>();
    properties.add(new Property("bsi:component:filename", archive.fileName()));
    properties.add(
        new Property("bsi:component:executable", code ? "executable" : "non-executable"));
    properties.add(new Property("bsi:component:archive", "archive"));
    properties.add(new Property("bsi:component:structured", "structured"));
    if (archive.copyOf() != null) {
      properties.add(new Property("cachet:archive:same-as", archive.copyOf()));
    }
    return properties;
  }
}
