package dev.cachet.jar;

import dev.cachet.identity.IdentityEvidence;
import dev.cachet.identity.IdentityEvidence.Field;
import dev.cachet.identity.IdentityEvidence.Method;
import dev.cachet.identity.IdentityEvidence.Technique;
import dev.cachet.identity.Occurrence;
import dev.cachet.sbom.Component;
import dev.cachet.sbom.ComponentType;
import dev.cachet.sbom.Pedigree;
import dev.cachet.sbom.Property;
import java.util.ArrayList;
import java.util.List;

/**
 * Classes in an archive that no description in it accounts for: a known unknown.
 *
 * @param path the package that they share, with slashes
 * @param name that package as it was published, with dots; all that there is for a name
 * @param moved whether it lies under another package than that
 * @param classes how many classes
 */
record UnnamedPackages(String path, String name, boolean moved, int classes) {
  /** The name for classes that lie in no package, where tools that shrink archives put them. */
  static final String NO_PACKAGE = "unnamed package";

  /** The name for packages that are too many to be told one by one. */
  static final String MORE = "more packages";

  private static final double CONFIDENCE = 0.2;

  UnnamedPackages plus(UnnamedPackages more) {
    return new UnnamedPackages(path, name, moved, classes + more.classes);
  }

  Component component(String ref, String archive) {
    String place = archive + "!/" + path;
    Method method = new Method(Technique.BINARY_ANALYSIS, CONFIDENCE, place);
    List<Property> properties = new ArrayList<>();
    properties.add(new Property("cachet:known-unknown", "classes"));
    properties.add(new Property("cachet:unidentified:classes", String.valueOf(classes)));
    Relocation relocation = new Relocation(name, List.of(path.replace('/', '.')), CONFIDENCE);
    if (moved) {
      properties.add(new Property("cachet:relocated:from", name));
      properties.add(new Property("cachet:relocated:to", relocation.to().get(0)));
    }
    return Component.builder(ref, ComponentType.LIBRARY, name)
        .description("Classes that no metadata in the archive accounts for")
        .identity(List.of(new IdentityEvidence(Field.NAME, CONFIDENCE, name, List.of(method))))
        .pedigree(moved ? Pedigree.ofNotes(relocation.notes()) : null)
        .occurrences(List.of(Occurrence.at(place)))
        .properties(properties)
        .build();
  }
}
