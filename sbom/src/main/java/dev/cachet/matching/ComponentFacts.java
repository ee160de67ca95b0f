package dev.cachet.matching;

import dev.cachet.identity.ComponentHash;
import dev.cachet.sbom.Component;
import dev.cachet.version.VersionScheme;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What identifies a component across releases, from its package URL and from what the tools that
 * write documents state beside it.
 *
 * @param component the component
 * @param type the type of its package URL; empty if it has none
 * @param namespace of its package URL, else its group; may be empty
 * @param name of its package URL, else its own
 * @param version with the epoch in front where one is stated; empty if none is stated
 * @param architecture as stated; empty if none is stated
 * @param source the name of the source package; empty if none is stated
 * @param distribution the qualifier {@code distro}; empty if none is stated
 */
public record ComponentFacts(
    Component component,
    String type,
    String namespace,
    String name,
    String version,
    String architecture,
    String source,
    String distribution) {
  private static final List<String> SOURCE_PROPERTIES =
      List.of(
          "cachet:package:source",
          "aquasecurity:trivy:SrcName",
          "syft:metadata:source",
          "syft:metadata:originPackage",
          "syft:metadata:sourceRpm");
  private static final Pattern SOURCE_RPM = Pattern.compile("-[^-]+-[^-]+\\.(?:no)?src\\.rpm$");

  /**
   * Reads the facts.
   *
   * @param component any component
   * @return its facts
   */
  public static ComponentFacts of(Component component) {
    Optional<PurlParts> url = PurlParts.of(component.purl());
    Map<String, String> qualifiers = url.map(PurlParts::qualifiers).orElse(Map.of());
    String architecture =
        qualifiers.getOrDefault("arch", text(component.property("cachet:package:architecture")));
    return new ComponentFacts(
        component,
        url.map(PurlParts::type).orElse(""),
        url.map(PurlParts::namespace).orElse(text(component.group())),
        url.map(PurlParts::name).orElse(component.name()),
        version(component, url.map(PurlParts::version).orElse(""), qualifiers),
        architecture,
        source(component, qualifiers),
        qualifiers.getOrDefault("distro", ""));
  }

  /**
   * The rules for its version.
   *
   * @return by the type of its package URL
   */
  public VersionScheme scheme() {
    return VersionScheme.of(type);
  }

  /**
   * Namespace and name, as rules name components of language ecosystems.
   *
   * @return the name alone for packages of distributions
   */
  public String path() {
    return namespace.isEmpty() || isOfDistribution() ? name : namespace + "/" + name;
  }

  /**
   * Whether a distribution built it.
   *
   * @return by the type of its package URL
   */
  public boolean isOfDistribution() {
    return List.of("deb", "rpm", "apk", "opkg", "alpm").contains(type);
  }

  /**
   * The strongest digest that says what is inside.
   *
   * @return algorithm and digits; empty if neither SHA-512 nor SHA-256 is stated
   */
  public String digest() {
    for (String algorithm : List.of("SHA-512", "SHA-256")) {
      for (ComponentHash hash : component.hashes()) {
        if (hash.algorithm().equals(algorithm)) {
          return algorithm + ":" + hash.hex();
        }
      }
    }
    return "";
  }

  /** Every digest, as a key: two components of the same digests have the same text. */
  String digests() {
    StringBuilder all = new StringBuilder();
    for (ComponentHash hash : component.hashes()) {
      all.append(hash.algorithm()).append(':').append(hash.hex()).append(' ');
    }
    return all.toString();
  }

  private static String version(
      Component component, String stated, Map<String, String> qualifiers) {
    String version = stated.isEmpty() ? text(component.version()) : stated;
    String epoch = qualifiers.getOrDefault("epoch", "0");
    boolean bare = !version.isEmpty() && version.indexOf(':') < 0;
    return bare && !epoch.equals("0") ? epoch + ":" + version : version;
  }

  private static String source(Component component, Map<String, String> qualifiers) {
    String source = qualifiers.getOrDefault("upstream", "");
    for (String property : SOURCE_PROPERTIES) {
      source = source.isEmpty() ? text(component.property(property)) : source;
    }
    int at = source.indexOf('@');
    String name = at > 0 ? source.substring(0, at) : source;
    return SOURCE_RPM.matcher(name).replaceFirst("").toLowerCase(Locale.ROOT);
  }

  private static String text(@Nullable String text) {
    return Objects.requireNonNullElse(text, "");
  }
}
