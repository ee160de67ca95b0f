package dev.cachet.yocto;

import dev.cachet.licence.LicenceClaim;
import dev.cachet.sbom.Component;
import dev.cachet.sbom.ComponentBuilder;
import dev.cachet.sbom.ComponentType;
import dev.cachet.sbom.Property;
import dev.cachet.source.Identities;
import dev.cachet.source.PurlText;
import dev.cachet.source.Stanza;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The components that the manifests of a build make. */
final class YoctoPackage {
  private YoctoPackage() {}

  /** A package of the image, with what is known of its recipe. */
  static Component onImage(
      String name,
      String architecture,
      String version,
      RecipeJoin.@Nullable Joined joined,
      String file) {
    String purl = purl(name, version) + "?arch=" + PurlText.encode(architecture);
    List<Property> properties = new ArrayList<>();
    properties.add(new Property("cachet:package:architecture", architecture));
    ComponentBuilder builder = builder(purl, purl, ComponentType.LIBRARY, name, version, file);
    if (joined != null) {
      recipe(joined.record(), name, properties);
      if (joined.inferred()) {
        properties.add(new Property("cachet:yocto:inferred-from", joined.record().name()));
      }
      builder.licences(licences(joined.record().licence()));
    }
    return builder.properties(properties).build();
  }

  /** A package by its record alone. */
  static Component ofRecord(RecipeRecord record, String file) {
    String purl = purl(record.name(), record.version());
    List<Property> properties = new ArrayList<>();
    recipe(record, record.name(), properties);
    return builder(purl, purl, ComponentType.LIBRARY, record.name(), record.version(), file)
        .licences(licences(record.licence()))
        .properties(properties)
        .build();
  }

  /** What a recipe deployed beside the image, as a kernel or a boot loader. */
  static Component deployed(Stanza stanza, String file) {
    String name = stanza.value("RECIPE NAME");
    String version = stanza.value("VERSION");
    String purl = purl(name, version);
    List<Property> files =
        Stream.of(stanza.value("FILES").split("\\s+", -1))
            .filter(each -> !each.isEmpty())
            .distinct()
            .map(each -> new Property("cachet:yocto:deployed-file", each))
            .toList();
    return builder("deployed:" + purl, purl, ComponentType.FIRMWARE, name, version, file)
        .licences(licences(stanza.value("LICENSE")))
        .properties(files)
        .build();
  }

  private static ComponentBuilder builder(
      String ref, String purl, ComponentType type, String name, String version, String file) {
    return Component.builder(ref, type, name)
        .version(version.isEmpty() ? null : version)
        .purl(purl)
        .identity(List.of(Identities.manifest(file)));
  }

  private static String purl(String name, String version) {
    String purl = "pkg:generic/" + PurlText.encode(name);
    return version.isEmpty() ? purl : purl + "@" + PurlText.encode(version);
  }

  private static void recipe(RecipeRecord record, String name, List<Property> properties) {
    if (!record.recipe().isEmpty() && !record.recipe().equals(name)) {
      properties.add(new Property("cachet:package:source", record.recipe()));
    }
  }

  private static List<LicenceClaim> licences(String field) {
    return field.isEmpty() ? List.of() : List.of(YoctoLicence.claim(field));
  }
}
