package dev.cachet.format.spdx2;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cachet.format.content.DocumentFiles;
import dev.cachet.format.content.InvalidSbomException;
import dev.cachet.format.content.Json;
import dev.cachet.format.content.JsonTrees;
import dev.cachet.format.content.Losses;
import dev.cachet.format.content.ReadContent;
import dev.cachet.format.content.SharedTexts;
import java.io.IOException;
import java.io.InputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Reads SPDX 2 documents that refer to each other as one: an index and what it lists, or a folder.
 *
 * <p>The heads are read first, so that each reference can be followed when it is met. What the
 * documents describe that no other one refers to is what all of them are about.
 */
public final class Spdx2Set {
  private final List<Spdx2Head> documents = new ArrayList<>();
  private final Map<String, Spdx2Head> byNamespace = new TreeMap<>();
  private final List<JsonNode> indexes = new ArrayList<>();
  private final Spdx2Licences licences = new Spdx2Licences();
  private final Losses losses;

  private Spdx2Set(Losses losses) {
    this.losses = losses;
  }

  /**
   * Reads documents that refer to each other as one.
   *
   * @param members the members
   * @return the read content
   * @throws InvalidSbomException if the document is invalid, or over a limit; the message says
   *     where
   * @throws IOException if the medium failed
   */
  public static ReadContent read(List<DocumentFiles.Member> members)
      throws InvalidSbomException, IOException {
    Losses losses = new Losses(Spdx2Reader.WHY);
    Spdx2Set set = new Spdx2Set(losses);
    for (DocumentFiles.Member member : members) {
      named(member, () -> set.head(member));
    }
    if (set.documents.isEmpty()) {
      throw new InvalidSbomException(
          "a folder or archive without an SPDX 2 document; name the document itself if it is of"
              + " another format");
    }
    set.tellMissing();
    Spdx2Joining joining = new Spdx2Joining(losses, set.byNamespace.keySet(), set.licences);
    Set<Spdx2Head> tops = set.tops();
    for (Spdx2Head document : set.documents) {
      joining.begin(document, tops.contains(document));
      named(document.member(), () -> parse(document.member(), joining));
    }
    try {
      return joining.finish(tops.iterator().next());
    } catch (IllegalArgumentException e) {
      throw new InvalidSbomException(String.valueOf(e.getMessage()), e);
    }
  }

  /** Does something with one document. */
  private interface Work {
    void run() throws InvalidSbomException, IOException;
  }

  /** Says of which document a reader complains. */
  private static void named(DocumentFiles.Member member, Work work)
      throws InvalidSbomException, IOException {
    try {
      work.run();
    } catch (JsonProcessingException e) {
      throw new InvalidSbomException(member.name() + ": " + Json.notJson(e).getMessage(), e);
    } catch (InvalidSbomException | IllegalArgumentException e) {
      String message = String.valueOf(e.getMessage());
      throw new InvalidSbomException(
          message.startsWith(member.name()) ? message : member.name() + ": " + message, e);
    }
  }

  private void head(DocumentFiles.Member member) throws InvalidSbomException, IOException {
    MessageDigest sha1 = sha1();
    ObjectNode root;
    try (InputStream in = new DigestInputStream(member.content().open(), sha1)) {
      root = parse(member, in, Spdx2Parts.NONE);
    } catch (JsonProcessingException | InvalidSbomException e) {
      // A folder of a build holds other files of these endings as well.
      if (member.name().contains(".spdx")) {
        throw e;
      }
      return;
    }
    if (!root.has("spdxVersion")) {
      if (root.path("documents").isArray()) {
        indexes.add(root.path("documents"));
      }
      return;
    }
    add(Spdx2Head.of(member, HexFormat.of().formatHex(sha1.digest()), root));
  }

  private void add(Spdx2Head document) throws InvalidSbomException {
    Spdx2Head known = byNamespace.putIfAbsent(document.namespace(), document);
    if (known == null) {
      documents.add(document);
      licences.add(document);
    } else if (!known.sha1().equals(document.sha1())) {
      throw new InvalidSbomException(
          document.member().name()
              + ": has the namespace of "
              + known.member().name()
              + " and says something else; give the documents of one build");
    }
  }

  private static MessageDigest sha1() {
    try {
      return MessageDigest.getInstance("SHA-1");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-1", e);
    }
  }

  private static void parse(DocumentFiles.Member member, Spdx2Parts parts)
      throws InvalidSbomException, IOException {
    try (InputStream in = member.content().open()) {
      parse(member, in, parts);
    }
  }

  private static ObjectNode parse(DocumentFiles.Member member, InputStream in, Spdx2Parts parts)
      throws InvalidSbomException, IOException {
    if (Spdx2TagValue.begins(member.content())) {
      return Spdx2TagValue.read(in, parts);
    }
    try (JsonParser parser = JsonTrees.MAPPER.createParser(in)) {
      return Spdx2Json.read(new SharedTexts(parser), parts);
    }
  }

  /** Those that nobody refers to; of these, those that refer to others if there are such. */
  private Set<Spdx2Head> tops() {
    Set<String> referred = new HashSet<>();
    documents.forEach(
        each -> each.references().values().forEach(to -> referred.add(to.namespace())));
    Set<Spdx2Head> tops = new LinkedHashSet<>(documents);
    tops.removeIf(each -> referred.contains(each.namespace()));
    if (tops.stream().anyMatch(each -> !each.references().isEmpty())) {
      tops.removeIf(each -> each.references().isEmpty());
    }
    return tops.isEmpty() ? new LinkedHashSet<>(documents) : tops;
  }

  private void tellMissing() {
    Set<String> told = new HashSet<>();
    for (Spdx2Head document : documents) {
      document
          .references()
          .forEach((id, to) -> tell(document.member().name(), to.namespace(), to.sha1(), told));
    }
    for (JsonNode index : indexes) {
      for (JsonNode each : index) {
        tell(
            "the index", each.path("documentNamespace").asText(), each.path("sha1").asText(), told);
      }
    }
  }

  private void tell(String by, String namespace, String sha1, Set<String> told) {
    Spdx2Head document = byNamespace.get(namespace);
    if (document == null && told.add(namespace)) {
      losses.unknown(
          "format.external-missing",
          by,
          "the document '"
              + namespace
              + "' is referred to by "
              + by
              + " and is not there; its contents are unknown");
    } else if (document != null
        && !sha1.isEmpty()
        && !sha1.equalsIgnoreCase(document.sha1())
        && told.add(namespace + " " + sha1)) {
      losses.unknown(
          "format.external-missing",
          document.member().name(),
          document.member().name()
              + " is not the document that "
              + by
              + " refers to: its SHA-1 is "
              + document.sha1()
              + " and not "
              + sha1);
    }
  }
}
