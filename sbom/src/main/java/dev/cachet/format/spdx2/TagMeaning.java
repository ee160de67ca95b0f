package dev.cachet.format.spdx2;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cachet.format.content.InvalidSbomException;
import dev.cachet.format.content.Json;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Puts tags into the places that they have in SPDX 2 as JSON. Files and snippets are counted and
 * otherwise passed over; a tag that is not known here becomes a member of that name, which the
 * reader tells as left out.
 */
final class TagMeaning {
  private static final Map<String, String> DOCUMENT =
      Map.of(
          "SPDXVersion", "spdxVersion",
          "DataLicense", "dataLicense",
          "DocumentName", "name",
          "DocumentNamespace", "documentNamespace",
          "DocumentComment", "comment");
  private static final Map<String, String> PACKAGE =
      Map.ofEntries(
          Map.entry("PackageVersion", "versionInfo"),
          Map.entry("PackageFileName", "packageFileName"),
          Map.entry("PackageSupplier", "supplier"),
          Map.entry("PackageOriginator", "originator"),
          Map.entry("PackageDownloadLocation", "downloadLocation"),
          Map.entry("PackageHomePage", "homepage"),
          Map.entry("PackageSourceInfo", "sourceInfo"),
          Map.entry("PackageLicenseConcluded", "licenseConcluded"),
          Map.entry("PackageLicenseDeclared", "licenseDeclared"),
          Map.entry("PackageLicenseComments", "licenseComments"),
          Map.entry("PackageCopyrightText", "copyrightText"),
          Map.entry("PackageSummary", "summary"),
          Map.entry("PackageDescription", "description"),
          Map.entry("PackageComment", "comment"),
          Map.entry("PrimaryPackagePurpose", "primaryPackagePurpose"),
          Map.entry("ReleaseDate", "releaseDate"),
          Map.entry("BuiltDate", "builtDate"),
          Map.entry("ValidUntilDate", "validUntilDate"));
  private static final Pattern CHECKSUM = Pattern.compile("([A-Za-z0-9-]+):\\s*([0-9A-Fa-f]+)");
  private static final Pattern REFERENCE = Pattern.compile("(\\S+)\\s+(\\S+)\\s+(.+)");
  private static final Pattern DOCUMENT_REFERENCE =
      Pattern.compile("(DocumentRef-\\S+)\\s+(\\S+)\\s+([A-Za-z0-9-]+):\\s*([0-9A-Fa-f]+)");
  private static final Pattern RELATIONSHIP = Pattern.compile("(\\S+)\\s+(\\S+)\\s+(\\S+)");

  private final Spdx2Parts parts;
  private final ObjectNode root = Json.object();
  private Section section = Section.DOCUMENT;
  private ObjectNode current = root;
  private String place = "";
  private @Nullable ObjectNode relationship;
  private String relationshipPlace = "";

  /** The package that was read last; files that follow are in it. */
  private String whole = "";

  private int files;
  private int snippets;

  private enum Section {
    DOCUMENT,
    PACKAGE,
    FILE,
    SNIPPET,
    LICENCE,
    ANNOTATION
  }

  TagMeaning(Spdx2Parts parts) {
    this.parts = parts;
  }

  void take(String tag, String value, String pointer) throws InvalidSbomException {
    if (!startsSomething(tag, value, pointer) && !isOfAllSections(tag, value, pointer)) {
      switch (section) {
        case DOCUMENT -> document(tag, value, pointer);
        case PACKAGE -> inPackage(tag, value, pointer);
        case LICENCE -> licence(tag, value, pointer);
        case FILE -> {
          if (tag.equals("SPDXID") && !whole.isEmpty()) {
            parts.takeFile(value, whole);
          }
        }
        case SNIPPET -> {
          // Counted when it began.
        }
        case ANNOTATION -> annotation(tag, value, pointer);
      }
    }
  }

  private boolean startsSomething(String tag, String value, String pointer) {
    switch (tag) {
      case "PackageName" -> start(Section.PACKAGE, Json.object().put("name", value), pointer);
      case "FileName" -> {
        start(Section.FILE, Json.object(), pointer);
        files++;
      }
      case "SnippetSPDXID", "SnippetSPDXIdentifier" -> {
        start(Section.SNIPPET, Json.object(), pointer);
        snippets++;
      }
      case "LicenseID" -> {
        start(Section.LICENCE, Json.object().put("licenseId", value), pointer);
        list("hasExtractedLicensingInfos").add(current);
      }
      case "Annotator" -> {
        start(Section.ANNOTATION, Json.object().put("annotator", value), pointer);
        list("annotations").add(current);
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  private void start(Section next, ObjectNode item, String pointer) {
    finish();
    section = next;
    current = item;
    place = pointer;
  }

  private void finish() {
    if (section == Section.PACKAGE) {
      whole = current.path("SPDXID").asText();
      parts.takePackage(current, place);
    }
    section = Section.DOCUMENT;
    endRelationship();
  }

  private void endRelationship() {
    if (relationship != null) {
      parts.takeRelationship(relationship, relationshipPlace);
      relationship = null;
    }
  }

  /** What may stand anywhere, and does not end what it stands in. */
  private boolean isOfAllSections(String tag, String value, String pointer)
      throws InvalidSbomException {
    switch (tag) {
      case "Relationship" -> {
        endRelationship();
        Matcher match = matched(RELATIONSHIP, value, pointer, "two elements and how they relate");
        relationship =
            Json.object()
                .put("spdxElementId", match.group(1))
                .put("relationshipType", match.group(2))
                .put("relatedSpdxElement", match.group(3));
        relationshipPlace = pointer;
      }
      case "RelationshipComment" -> {
        if (relationship != null) {
          relationship.put("comment", value);
        }
      }
      case "ExternalDocumentRef" -> {
        Matcher match = matched(DOCUMENT_REFERENCE, value, pointer, "name, name space and digest");
        ObjectNode item = list("externalDocumentRefs").addObject();
        item.put("externalDocumentId", match.group(1)).put("spdxDocument", match.group(2));
        checksum(item.putObject("checksum"), match.group(3), match.group(4));
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  private void document(String tag, String value, String pointer) throws InvalidSbomException {
    switch (tag) {
      case "Creator" -> creation().withArray("creators").add(value);
      case "Created" -> put(creation(), "created", value, pointer);
      case "LicenseListVersion" -> put(creation(), "licenseListVersion", value, pointer);
      case "CreatorComment" -> put(creation(), "comment", value, pointer);
      default -> put(root, DOCUMENT.getOrDefault(tag, tag), value, pointer);
    }
  }

  private ObjectNode creation() {
    return root.withObject("/creationInfo");
  }

  private void inPackage(String tag, String value, String pointer) throws InvalidSbomException {
    switch (tag) {
      case "PackageChecksum" -> {
        Matcher match = matched(CHECKSUM, value, pointer, "an algorithm and its digest");
        checksum(current.withArray("checksums").addObject(), match.group(1), match.group(2));
      }
      case "ExternalRef" -> {
        Matcher match = matched(REFERENCE, value, pointer, "category, type and locator");
        current
            .withArray("externalRefs")
            .addObject()
            .put("referenceCategory", match.group(1))
            .put("referenceType", match.group(2))
            .put("referenceLocator", match.group(3));
      }
      case "ExternalRefComment" -> {
        ArrayNode references = current.withArray("externalRefs");
        if (!references.isEmpty()
            && references.get(references.size() - 1) instanceof ObjectNode last) {
          put(last, "comment", value, pointer);
        }
      }
      case "FilesAnalyzed" -> current.put("filesAnalyzed", Boolean.parseBoolean(value));
      case "PackageLicenseInfoFromFiles" -> current.withArray("licenseInfoFromFiles").add(value);
      case "PackageAttributionText" -> current.withArray("attributionTexts").add(value);
      default -> put(current, PACKAGE.getOrDefault(tag, tag), value, pointer);
    }
  }

  private void licence(String tag, String value, String pointer) throws InvalidSbomException {
    switch (tag) {
      case "ExtractedText" -> put(current, "extractedText", value, pointer);
      case "LicenseName" -> put(current, "name", value, pointer);
      case "LicenseCrossReference" -> current.withArray("seeAlsos").add(value);
      case "LicenseComment" -> put(current, "comment", value, pointer);
      default -> document(tag, value, pointer);
    }
  }

  private void annotation(String tag, String value, String pointer) throws InvalidSbomException {
    switch (tag) {
      case "AnnotationDate" -> put(current, "annotationDate", value, pointer);
      case "AnnotationType" -> put(current, "annotationType", value, pointer);
      case "AnnotationComment" -> put(current, "comment", value, pointer);
      case "SPDXREF" -> put(current, "spdxElement", value, pointer);
      default -> document(tag, value, pointer);
    }
  }

  private static void checksum(ObjectNode item, String algorithm, String hex) {
    item.put("algorithm", algorithm).put("checksumValue", hex);
  }

  private ArrayNode list(String name) {
    return root.withArray(name);
  }

  private static Matcher matched(Pattern pattern, String value, String pointer, String what)
      throws InvalidSbomException {
    Matcher match = pattern.matcher(value);
    if (!match.matches()) {
      throw new InvalidSbomException(pointer + ": '" + value + "' does not say " + what);
    }
    return match;
  }

  /** Of two values of one field nobody knows which counts. */
  private static void put(ObjectNode item, String name, String value, String pointer)
      throws InvalidSbomException {
    if (item.has(name)) {
      throw new InvalidSbomException(pointer + ": " + name + " was said before");
    }
    item.put(name, value);
  }

  ObjectNode end() {
    finish();
    if (files > 0) {
      root.put("files", files + " of them");
    }
    if (snippets > 0) {
      root.put("snippets", snippets + " of them");
    }
    return root;
  }
}
