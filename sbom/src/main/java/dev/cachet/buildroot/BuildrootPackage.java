package dev.cachet.buildroot;

import dev.cachet.identity.ComponentHash;
import dev.cachet.sbom.Component;
import dev.cachet.sbom.ComponentType;
import dev.cachet.sbom.ExternalReference;
import dev.cachet.sbom.Property;
import dev.cachet.sbom.Scope;
import dev.cachet.source.Identities;
import dev.cachet.source.PurlText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A package as Buildroot records it.
 *
 * @param file the record that names it
 * @param name without {@code host-}
 * @param host whether it ran during the build and is not on the device
 * @param version as recorded; may be empty
 * @param licence as recorded; may be empty
 * @param archive the name of the source archive; may be empty
 * @param site where that came from; may be empty
 * @param needs names of packages that it needs
 * @param facts what else is recorded
 */
record BuildrootPackage(
    String file,
    String name,
    boolean host,
    String version,
    String licence,
    String archive,
    String site,
    Set<String> needs,
    Facts facts) {
  private static final Pattern URL =
      Pattern.compile("(?:https?|ftp)://[A-Za-z0-9._~:/?@!$&'()*+,;=%-]+");

  /**
   * What only some records have.
   *
   * @param cpe a CPE name; may be empty
   * @param ignored CVEs that the package is said not to have
   * @param patches names of the patches that were applied
   */
  record Facts(String cpe, List<String> ignored, List<String> patches) {
    static final Facts NONE = new Facts("", List.of(), List.of());
  }

  /** The reference of its component. */
  String ref() {
    return (host ? "host:" : "") + purl();
  }

  private String purl() {
    String purl = "pkg:generic/" + PurlText.encode(name);
    return version.isEmpty() || RecordedVersion.of(version) == RecordedVersion.CUSTOM
        ? purl
        : purl + "@" + PurlText.encode(version);
  }

  /**
   * The component.
   *
   * @param digests SHA-256 of source archives by name
   * @param patches the patches of each package that lie beside the record
   */
  Component component(Map<String, String> digests, PatchFiles patches) {
    RecordedVersion kind = RecordedVersion.of(version);
    List<Property> properties = new ArrayList<>();
    if (host) {
      properties.add(new Property("cachet:buildroot:host", "true"));
    }
    if (kind != RecordedVersion.RELEASE) {
      properties.add(new Property("cachet:buildroot:version", kind.words()));
    }
    facts.ignored().forEach(id -> properties.add(new Property("cachet:buildroot:ignored", id)));
    boolean stated = !version.isEmpty() && kind != RecordedVersion.CUSTOM;
    return Component.builder(ref(), ComponentType.LIBRARY, name)
        .version(stated ? version : null)
        .purl(purl())
        .cpe(facts.cpe().isEmpty() ? null : facts.cpe())
        .scope(host ? Scope.EXCLUDED : Scope.REQUIRED)
        .licences(BuildrootLicences.of(licence))
        .references(source(digests))
        .pedigree(patches.of(this))
        .identity(List.of(Identities.manifest(file)))
        .properties(properties)
        .build();
  }

  private List<ExternalReference> source(Map<String, String> digests) {
    String url = site + "/" + archive;
    if (archive.isEmpty() || !URL.matcher(url).matches()) {
      return List.of();
    }
    String sha256 = digests.get(archive);
    List<ComponentHash> hashes =
        sha256 == null ? List.of() : List.of(new ComponentHash("SHA-256", sha256));
    return List.of(new ExternalReference("source-distribution", url, null, hashes));
  }
}
