package dev.cachet.format.spdx3;

import dev.cachet.format.content.Fields;
import dev.cachet.format.content.Losses;
import dev.cachet.identity.ComponentHash;
import dev.cachet.licence.LicenceClaim;
import dev.cachet.licence.LicenceClaim.Acknowledgement;
import dev.cachet.licence.SpdxLicences;
import dev.cachet.sbom.Component;
import dev.cachet.sbom.ComponentBuilder;
import dev.cachet.sbom.ComponentType;
import dev.cachet.sbom.ExternalReference;
import dev.cachet.sbom.Organisation;
import dev.cachet.sbom.Scope;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Packages and files of SPDX 3 as our components, and the licences that relationships give them.
 */
final class Spdx3PackageReading {
  private static final String LISTED = "://spdx.org/licenses/";

  /** What a build starts from, and what nobody installs. */
  private static final Set<String> NOT_INSTALLED =
      Set.of("source", "patch", "specification", "requirement", "test", "documentation");

  private static final Map<String, ComponentType> TYPES =
      Map.of(
          "application", ComponentType.APPLICATION,
          "container", ComponentType.CONTAINER,
          "data", ComponentType.DATA,
          "device", ComponentType.DEVICE,
          "deviceDriver", ComponentType.DEVICE_DRIVER,
          "file", ComponentType.FILE,
          "firmware", ComponentType.FIRMWARE,
          "framework", ComponentType.FRAMEWORK,
          "operatingSystem", ComponentType.OPERATING_SYSTEM,
          "platform", ComponentType.PLATFORM);

  private static final Map<String, String> HASHES =
      Map.ofEntries(
          Map.entry("md5", "MD5"),
          Map.entry("sha1", "SHA-1"),
          Map.entry("sha256", "SHA-256"),
          Map.entry("sha384", "SHA-384"),
          Map.entry("sha512", "SHA-512"),
          Map.entry("sha3_256", "SHA3-256"),
          Map.entry("sha3_384", "SHA3-384"),
          Map.entry("sha3_512", "SHA3-512"),
          Map.entry("blake2b256", "BLAKE2b-256"),
          Map.entry("blake2b384", "BLAKE2b-384"),
          Map.entry("blake2b512", "BLAKE2b-512"),
          Map.entry("blake3", "BLAKE3"));

  /** One element, as long as its licences and its makers are not all read. */
  private record Draft(ComponentBuilder builder, String supplier, String maker) {}

  /** A licence that an element has by a relationship. */
  private record Given(String licence, boolean concluded) {}

  private final Map<String, Draft> drafts = new LinkedHashMap<>();
  private final Set<String> packages = new HashSet<>();
  private final Set<String> installed = new HashSet<>();
  private final Map<String, String> agents = new HashMap<>();
  private final Map<String, String> expressions = new HashMap<>();
  private final Map<String, List<Given>> given = new HashMap<>();

  void add(String id, boolean file, Fields from) {
    String purpose = from.text("software_primaryPurpose", "");
    Identifiers identifiers = new Identifiers();
    identifiers.purl = from.text("software_packageUrl", "");
    from.objects("externalIdentifier", identifiers::add);
    ComponentType type = file ? ComponentType.FILE : TYPES.get(purpose);
    ComponentBuilder builder =
        Component.builder(id, type == null ? ComponentType.LIBRARY : type, from.text("name", ""))
            .version(from.text("software_packageVersion"))
            .description(from.text("description"))
            .copyright(from.text("software_copyrightText"))
            .hashes(hashes(from))
            .purl(identifiers.purl.isEmpty() ? null : identifiers.purl)
            .cpe(identifiers.cpe.isEmpty() ? null : identifiers.cpe)
            .scope(NOT_INSTALLED.contains(purpose) ? Scope.EXCLUDED : null)
            .references(references(from));
    List<String> makers = from.texts("originatedBy");
    Draft draft =
        new Draft(builder, from.text("suppliedBy", ""), makers.isEmpty() ? "" : makers.get(0));
    if (makers.size() > 1) {
      from.lose("originatedBy");
    }
    if (id.isEmpty() || drafts.put(id, draft) != null) {
      throw new IllegalArgumentException(from.pointer() + "/spdxId: missing or not unique");
    }
    if (!file) {
      packages.add(id);
    }
    if (!file && !NOT_INSTALLED.contains(purpose)) {
      installed.add(id);
    }
  }

  private static List<ExternalReference> references(Fields from) {
    List<ExternalReference> references = new ArrayList<>();
    String download = from.text("software_downloadLocation", "");
    String home = from.text("software_homePage", "");
    if (!download.isEmpty()) {
      references.add(new ExternalReference("distribution", download, null, List.of()));
    }
    if (!home.isEmpty()) {
      references.add(new ExternalReference("website", home, null, List.of()));
    }
    return references;
  }

  private static List<ComponentHash> hashes(Fields from) {
    List<ComponentHash> hashes = new ArrayList<>(1);
    from.objects("verifiedUsing", Spdx3PackageReading::hash).forEach(h -> h.ifPresent(hashes::add));
    return hashes;
  }

  private static Optional<ComponentHash> hash(Fields from) {
    from.text("type");
    String name = HASHES.get(from.text("algorithm", ""));
    String hex = from.text("hashValue", "").toLowerCase(Locale.ROOT);
    if (name == null) {
      from.lose("algorithm");
      return Optional.empty();
    }
    return Optional.of(new ComponentHash(name, hex));
  }

  void agent(String id, String name) {
    agents.put(id, name);
  }

  void expression(String id, Fields from) {
    expressions.put(id, from.text("simplelicensing_licenseExpression", ""));
    from.text("simplelicensing_licenseListVersion");
  }

  void text(String id, Fields from) {
    expressions.put(id, from.text("name", id));
    from.lose("simplelicensing_licenseText");
    from.text("simplelicensing_licenseText");
  }

  void licences(String owner, List<String> licences, boolean concluded) {
    for (String licence : licences) {
      given.computeIfAbsent(owner, id -> new ArrayList<>()).add(new Given(licence, concluded));
    }
  }

  boolean isPackage(String id) {
    return packages.contains(id);
  }

  boolean isInstalled(String id) {
    return installed.contains(id);
  }

  /** All by their identifier, in the order of the document. */
  Map<String, Component> components(Losses losses) {
    Map<String, Component> components = new LinkedHashMap<>();
    drafts.forEach(
        (id, draft) -> {
          List<LicenceClaim> claims = new ArrayList<>();
          given.getOrDefault(id, List.of()).forEach(one -> claim(one, claims, losses));
          components.put(
              id,
              draft
                  .builder()
                  .licences(claims.size() < 2 ? claims : claims.stream().distinct().toList())
                  .supplier(organisation(draft.supplier()))
                  .manufacturer(organisation(draft.maker()))
                  .build());
        });
    drafts.clear();
    return components;
  }

  private @Nullable Organisation organisation(String id) {
    String name = agents.getOrDefault(id, "");
    return name.isEmpty() ? null : Organisation.named(name);
  }

  private void claim(Given one, List<LicenceClaim> claims, Losses losses) {
    String id = one.licence();
    if (id.endsWith("NoneElement") || id.endsWith("NoneLicense") || id.contains("NoAssertion")) {
      return;
    }
    int listed = id.indexOf(LISTED);
    String text = listed < 0 ? expressions.get(id) : id.substring(listed + LISTED.length());
    if (text == null) {
      losses.unknown(
          "format.external-missing", "/@graph", "the licence '" + id + "' is not in the document");
      return;
    }
    LicenceClaim read = SpdxLicences.claim(text);
    Acknowledgement how = one.concluded() ? Acknowledgement.CONCLUDED : Acknowledgement.DECLARED;
    claims.add(new LicenceClaim(read.form(), read.text(), how, null));
  }

  /** The identifiers of one element. */
  private static final class Identifiers {
    private String purl = "";
    private String cpe = "";

    String add(Fields from) {
      String kind = from.text("externalIdentifierType", "");
      String value = from.text("identifier", "");
      from.text("type");
      if (kind.equals("packageUrl") && (purl.isEmpty() || purl.equals(value))) {
        purl = value;
      } else if (kind.startsWith("cpe2") && cpe.isEmpty()) {
        cpe = value;
      } else {
        from.lose("identifier");
      }
      return kind;
    }
  }
}
