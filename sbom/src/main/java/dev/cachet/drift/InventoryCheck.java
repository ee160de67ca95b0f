package dev.cachet.drift;

import dev.cachet.finding.Finding;
import dev.cachet.finding.Severity;
import dev.cachet.os.OsIdentifier;
import dev.cachet.os.OsIdentity;
import dev.cachet.rootfs.RootFolder;
import dev.cachet.sbom.Component;
import dev.cachet.sbom.Dependencies;
import dev.cachet.sbom.Sbom;
import dev.cachet.sbom.SbomContent;
import dev.cachet.source.RootfsSource;
import dev.cachet.source.UnknownSourceException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Takes the inventory of a root again and compares what an SBOM lists. {@link InputCheck} alone
 * does not notice a document that was edited and kept the digests of its inputs.
 */
public final class InventoryCheck {
  private static final String REMEDY = "; make the SBOM anew and do not edit it";

  /** Makes a check. */
  public InventoryCheck() {}

  /**
   * Compares components, edges and statements on completeness with the root. Licences, suppliers
   * and remarks are not compared.
   *
   * @param sbom a document that {@link RootfsSource} was the source of
   * @param root the root as it is now; takes as long as making the SBOM did
   * @return one finding for each component of the root that the document lacks ({@code
   *     drift.component-missing}) and each that only the document has ({@code
   *     drift.component-extra}); one if edges differ ({@code drift.edges-differ}) and one if the
   *     statements on completeness do ({@code drift.compositions-differ}); or one that the root has
   *     no inventory ({@code drift.no-inventory}). Empty if the document agrees with the root
   * @throws IOException if the medium failed, or a file is over its limit
   */
  public List<Finding> check(Sbom sbom, RootFolder root) throws IOException {
    // References are made of name and version alone, so no catalogue has to be named here.
    OsIdentity os = new OsIdentifier(product -> List.of()).identify(root);
    try {
      return compare(sbom.content(), new RootfsSource(root, os).inventory().content());
    } catch (UnknownSourceException e) {
      String message = "the root has no package database any more" + REMEDY;
      return List.of(finding("drift.no-inventory", sbom.subject().name(), message));
    }
  }

  private static List<Finding> compare(SbomContent stated, SbomContent now) {
    List<Finding> findings = new ArrayList<>();
    for (Listed one : without(listed(now), listed(stated))) {
      String message = one.title() + " is installed and the SBOM does not list it as such" + REMEDY;
      findings.add(finding("drift.component-missing", one.ref(), message));
    }
    for (Listed one : without(listed(stated), listed(now))) {
      String message =
          "the SBOM lists " + one.title() + ", which is not installed as such" + REMEDY;
      findings.add(finding("drift.component-extra", one.ref(), message));
    }
    Set<String> differing = differing(stated.dependencies(), now.dependencies());
    if (!differing.isEmpty()) {
      String message =
          "the SBOM says of "
              + differing.size()
              + " components that they need others than they do"
              + REMEDY;
      findings.add(finding("drift.edges-differ", differing.iterator().next(), message));
    }
    if (!stated.compositions().equals(now.compositions())) {
      String message = "the SBOM calls itself more or less complete than it is" + REMEDY;
      findings.add(finding("drift.compositions-differ", stated.subject().name(), message));
    }
    return findings;
  }

  private static Set<Listed> listed(SbomContent content) {
    return content.all().stream()
        .map(Listed::of)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private static Set<Listed> without(Set<Listed> all, Set<Listed> others) {
    Set<Listed> left = new LinkedHashSet<>(all);
    left.removeAll(others);
    return left;
  }

  private static Set<String> differing(Dependencies stated, Dependencies now) {
    Set<String> refs = new TreeSet<>(stated.edges().keySet());
    refs.addAll(now.edges().keySet());
    refs.removeIf(ref -> Objects.equals(stated.edges().get(ref), now.edges().get(ref)));
    return refs;
  }

  private static Finding finding(String rule, String subject, String message) {
    return new Finding(rule, subject, Severity.ERROR, message, List.of());
  }

  /** What makes a component this one and no other. */
  private record Listed(String ref, String name, @Nullable String version, @Nullable String purl) {
    static Listed of(Component component) {
      return new Listed(component.ref(), component.name(), component.version(), component.purl());
    }

    String title() {
      return version == null ? name : name + " " + version;
    }
  }
}
