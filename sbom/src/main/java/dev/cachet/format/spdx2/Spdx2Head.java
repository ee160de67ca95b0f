package dev.cachet.format.spdx2;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cachet.document.DocumentVersions;
import dev.cachet.format.content.DocumentFiles;
import dev.cachet.format.spdx.SpdxNames;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What an SPDX 2 document says before its packages, as far as other documents need it.
 *
 * @param member the file
 * @param sha1 of the file, by which other documents refer to it
 * @param root all but the long lists
 * @param references from each {@code DocumentRef-} to the document that it stands for
 */
record Spdx2Head(
    DocumentFiles.Member member, String sha1, ObjectNode root, Map<String, Reference> references) {
  /**
   * Another document that this one refers to.
   *
   * @param namespace of that document
   * @param sha1 its digest as stated, or empty
   */
  record Reference(String namespace, String sha1) {}

  static Spdx2Head of(DocumentFiles.Member member, String sha1, ObjectNode root) {
    String version = root.path("spdxVersion").asText();
    if (!DocumentVersions.readsSpdx2(version)) {
      throw new IllegalArgumentException(member.name() + ": " + DocumentVersions.unread(version));
    }
    if (root.path("documentNamespace").asText().isEmpty()) {
      throw new IllegalArgumentException(member.name() + "#/documentNamespace: missing");
    }
    Map<String, Reference> references = new LinkedHashMap<>();
    for (JsonNode each : root.path("externalDocumentRefs")) {
      JsonNode sum = each.path("checksum");
      String digest = sum.path("algorithm").asText().equals("SHA1") ? "checksumValue" : "";
      references.put(
          each.path("externalDocumentId").asText(),
          new Reference(each.path("spdxDocument").asText(), sum.path(digest).asText()));
    }
    return new Spdx2Head(member, sha1, root, references);
  }

  String namespace() {
    return root.path("documentNamespace").asText();
  }

  List<String> describes() {
    List<String> all = new ArrayList<>();
    root.path("documentDescribes").forEach(each -> all.add(each.asText()));
    return all;
  }

  /** The name of an element over all documents; what is in no document keeps its own. */
  String global(String id) {
    if (id.equals("NONE") || id.equals(SpdxNames.NO_ASSERTION)) {
      return id;
    }
    int colon = id.indexOf(':');
    if (colon < 0 || !id.startsWith("DocumentRef-")) {
      return namespace() + "#" + id;
    }
    Reference to = references.get(id.substring(0, colon));
    return to == null ? id : to.namespace() + "#" + id.substring(colon + 1);
  }
}
