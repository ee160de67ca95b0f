package dev.cachet.document;

import dev.cachet.secret.UrlCredentials;
import java.io.IOException;
import java.util.Locale;
import java.util.Set;

/** One component while it is read, in whichever form. */
final class PartDraft {
  private static final Set<String> CYCLONE_DX =
      Set.of("type", "name", "version", "purl", "cpe", "components", "properties");
  private static final Set<String> PROPERTY = Set.of("name", "value");

  /** The property in which Cachet keeps the recipe or source package. */
  private static final String SOURCE = "cachet:package:source";

  private static final Set<String> SPDX_2 =
      Set.of("name", "versionInfo", "primaryPackagePurpose", "externalRefs");
  private static final Set<String> SPDX_2_REFERENCE = Set.of("referenceType", "referenceLocator");
  private static final Set<String> SPDX_3 =
      Set.of(
          "type",
          "name",
          "software_packageVersion",
          "software_packageUrl",
          "software_primaryPurpose",
          "externalIdentifier");
  private static final Set<String> SPDX_3_IDENTIFIER =
      Set.of("externalIdentifierType", "identifier");

  private final JsonWalk walk;
  private final String pointer;
  private String type = "";
  private String purpose = "";
  private String name = "";
  private String version = "";
  private String purl = "";
  private String cpe = "";
  private String source = "";

  PartDraft(JsonWalk walk) {
    this.walk = walk;
    this.pointer = walk.pointer();
  }

  /** Reads the component here; gives its nested components to {@code nested} as they come. */
  void cycloneDx(JsonWalk.Element nested) throws IOException {
    walk.object(
        CYCLONE_DX,
        member -> {
          switch (member) {
            case "type" -> type = walk.text();
            case "name" -> name = walk.text();
            case "version" -> version = walk.text();
            case "purl" -> purl = walk.text();
            case "cpe" -> cpe = walk.text();
            case "properties" -> walk.array(this::property);
            default -> walk.array(nested);
          }
        });
    purpose = type;
  }

  void spdx2() throws IOException {
    walk.object(
        SPDX_2,
        member -> {
          switch (member) {
            case "name" -> name = walk.text();
            case "versionInfo" -> version = walk.text();
            case "primaryPackagePurpose" -> purpose = walk.text();
            default -> walk.array(() -> identifier(SPDX_2_REFERENCE, "referenceType"));
          }
        });
  }

  void spdx3() throws IOException {
    walk.object(
        SPDX_3,
        member -> {
          switch (member) {
            case "type" -> type = walk.text();
            case "name" -> name = walk.text();
            case "software_packageVersion" -> version = walk.text();
            case "software_packageUrl" -> purl = walk.text();
            case "software_primaryPurpose" -> purpose = walk.text();
            default -> walk.array(() -> identifier(SPDX_3_IDENTIFIER, "externalIdentifierType"));
          }
        });
  }

  private void property() throws IOException {
    String[] nameAndValue = {"", ""};
    walk.object(PROPERTY, member -> nameAndValue[member.equals("name") ? 0 : 1] = walk.text());
    if (nameAndValue[0].equals(SOURCE) && source.isEmpty()) {
      source = nameAndValue[1];
    }
  }

  private void identifier(Set<String> known, String kindMember) throws IOException {
    // An identifier may also be a reference to one elsewhere in the document.
    if (!walk.isObject()) {
      walk.skip();
      return;
    }
    String[] kindAndValue = {"", ""};
    walk.object(known, member -> kindAndValue[member.equals(kindMember) ? 0 : 1] = walk.text());
    switch (kindAndValue[0].toLowerCase(Locale.ROOT)) {
      case "purl", "packageurl" -> purl = purl.isEmpty() ? kindAndValue[1] : purl;
      case "cpe22", "cpe23", "cpe22type", "cpe23type" ->
          cpe = cpe.isEmpty() ? kindAndValue[1] : cpe;
      default -> {
        // Hashes, web pages and the like name no release.
      }
    }
  }

  String type() {
    return type;
  }

  boolean isSystem() {
    String word = purpose.toLowerCase(Locale.ROOT).replace("-", "").replace("_", "");
    return word.equals("operatingsystem");
  }

  /** Whether anything names it: a file or a data set has a name, but no release. */
  boolean isNamed() {
    boolean identified = !purl.isEmpty() || !cpe.isEmpty();
    boolean release =
        switch (purpose.toLowerCase(Locale.ROOT)) {
          case "file", "data", "cryptographic-asset", "machine-learning-model" -> false;
          default -> !name.isEmpty();
        };
    return identified || release;
  }

  /** Without passwords in addresses: it is shown to people who do not have the document. */
  BomPart part() {
    return new BomPart(
        pointer,
        UrlCredentials.removed(name),
        UrlCredentials.removed(version),
        UrlCredentials.removed(purl),
        UrlCredentials.removed(cpe),
        UrlCredentials.removed(source));
  }
}
