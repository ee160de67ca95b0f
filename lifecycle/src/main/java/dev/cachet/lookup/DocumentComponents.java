package dev.cachet.lookup;

import dev.cachet.document.BomPart;
import dev.cachet.os.OsIdentity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the components of a document are, by the firmest of their identifiers. */
public final class DocumentComponents {
  private final ComponentLookup components;
  private final OsIdentity os;

  /**
   * Makes one of its parts.
   *
   * @param components the components
   * @param os the os
   */
  public DocumentComponents(ComponentLookup components, OsIdentity os) {
    this.components = components;
    this.os = os;
  }

  /**
   * Finds the cycle of a component.
   *
   * @param part the part
   * @return the component match
   */
  public ComponentMatch find(BomPart part) {
    ComponentMatch match = byItself(part);
    boolean answered = match.product() != null || !match.candidates().isEmpty();
    return answered || part.source().isEmpty() ? match : byRecipe(part, match);
  }

  /** A part that a recipe was split into has the support of what the recipe builds. */
  private ComponentMatch byRecipe(BomPart part, ComponentMatch otherwise) {
    Optional<PackageUrl> url = PackageUrl.parse(part.purl());
    if (url.isPresent() && url.get().isOfDistribution()) {
      return otherwise;
    }
    return named(part, components.findRecipe(part.source(), part.version()), otherwise);
  }

  private ComponentMatch byItself(BomPart part) {
    if (part.purl().isEmpty()) {
      return part.cpe().isEmpty()
          ? components.find(part.name() + "@" + part.version())
          : ofCpe(part);
    }
    Optional<PackageUrl> url = PackageUrl.parse(part.purl());
    boolean ofDistribution = url.isPresent() && url.get().isOfDistribution();
    if (ofDistribution && isOfThisSystem(url.get())) {
      return ofThisSystem(part);
    }
    ComponentMatch match = components.find(part.purl());
    // The CPE of a distribution's package names its author's release, which is not installed.
    boolean answered = match.product() != null || !match.candidates().isEmpty() || ofDistribution;
    if (!answered && !part.cpe().isEmpty()) {
      return named(part, ofCpe(part), match);
    }
    return ofDistribution || url.isEmpty() ? match : agreed(part, url.get(), match);
  }

  /** OpenWrt records CPE names without a version, which stands beside them. */
  private ComponentMatch ofCpe(BomPart part) {
    String version = part.version().replaceFirst("-r?[0-9]+$", "");
    String[] fields = part.cpe().split(":", -1);
    if (!version.matches("[A-Za-z0-9._]+")) {
      return components.find(part.cpe());
    }
    if (part.cpe().startsWith("cpe:/") && fields.length == 4) {
      return components.find(part.cpe() + ":" + version);
    }
    if (part.cpe().startsWith("cpe:2.3:") && fields.length == 13 && fields[5].equals("*")) {
      fields[5] = version;
      return components.find(String.join(":", fields));
    }
    return components.find(part.cpe());
  }

  /** Of identifiers that disagree nobody can tell here which one is right. */
  private ComponentMatch agreed(BomPart part, PackageUrl url, ComponentMatch match) {
    List<ComponentMatch> all = new ArrayList<>(List.of(match));
    if (!part.cpe().isEmpty()) {
      all.add(ofCpe(part));
    }
    if (!part.version().isEmpty() && !url.version().isEmpty()) {
      all.add(components.find(part.purl(), url.withVersion(part.version())));
    }
    boolean disagree = all.stream().anyMatch(other -> match.contradicts(other));
    return disagree
        ? ComponentMatch.ambiguous(
            part.purl(),
            all.stream()
                .filter(one -> one.product() != null)
                .map(DocumentComponents::pair)
                .distinct()
                .toList(),
            "package URL, CPE name and version of the component name different releases")
        : match;
  }

  private static String pair(ComponentMatch match) {
    return match.cycle() == null ? match.product() + "" : match.product() + "/" + match.cycle();
  }

  /** A package URL without the qualifier distro, in a document of its own distribution. */
  private boolean isOfThisSystem(PackageUrl url) {
    return os.product() != null
        && !url.qualifiers().containsKey("distro")
        && url.path().startsWith(os.name() + "/");
  }

  private ComponentMatch ofThisSystem(BomPart part) {
    return new ComponentMatch(
        part.purl(),
        os.product(),
        os.cycle(),
        os.candidates(),
        "a package has the support of its distribution, which is the document's");
  }

  /** The answer by the CPE under the name of the package URL, which is what people look for. */
  private static ComponentMatch named(BomPart part, ComponentMatch byCpe, ComponentMatch byPurl) {
    return byCpe.product() == null && byCpe.candidates().isEmpty()
        ? byPurl
        : new ComponentMatch(
            part.purl(), byCpe.product(), byCpe.cycle(), byCpe.candidates(), byCpe.rule());
  }
}
