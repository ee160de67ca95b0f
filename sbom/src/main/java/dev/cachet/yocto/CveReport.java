package dev.cachet.yocto;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.cachet.finding.JsonText;
import dev.cachet.source.UnknownSourceException;
import dev.cachet.vex.VexProduct;
import dev.cachet.vex.VexState;
import dev.cachet.vex.VexStatement;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a build of Yocto says about vulnerabilities, as {@code cve-check.bbclass} (until 5.x) and
 * {@code vex.bbclass} write it: for each recipe the CVEs that it was compared with.
 *
 * <p>{@code Patched} is resolved, {@code Unpatched} is open. {@code Ignored} is only a state of its
 * own where the recipe says why: without a reason it stays in triage. A recipe without an entry
 * says nothing at all.
 */
public final class CveReport {
  private static final int MAX_DEPTH = 32;
  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .build())
          .build();

  /** The reasons of {@code CVE_STATUS} that leave no doubt, and what they mean elsewhere. */
  private static final Map<String, Meaning> REASONS =
      Map.of(
          "not-applicable-config", new Meaning(VexState.NOT_AFFECTED, "requires_configuration"),
          "not-applicable-platform", new Meaning(VexState.NOT_AFFECTED, "requires_environment"),
          "cpe-incorrect", new Meaning(VexState.FALSE_POSITIVE, null),
          "disputed", new Meaning(VexState.IN_TRIAGE, null),
          "upstream-wontfix", new Meaning(VexState.EXPLOITABLE, null));

  private record Meaning(VexState state, @Nullable String justification) {}

  private CveReport() {}

  /**
   * Reads a report.
   *
   * @param name what messages call the file
   * @param content its bytes
   * @return the statements; nothing if the file is JSON of another form, or no JSON
   * @throws UnknownSourceException if it begins as such a report and is none; the message says
   *     where
   */
  public static Optional<List<VexStatement>> read(String name, byte[] content)
      throws UnknownSourceException {
    JsonNode tree;
    try {
      tree = MAPPER.readTree(content);
    } catch (JsonProcessingException e) {
      if (looksLikeOne(content)) {
        throw new UnknownSourceException(name + ": not JSON: " + JsonText.problem(e));
      }
      return Optional.empty();
    } catch (IOException e) {
      throw new UnknownSourceException(name + ": " + e.getMessage());
    }
    if (tree == null || !tree.path("package").isArray() || !tree.has("version")) {
      return Optional.empty();
    }
    String version = tree.path("version").asText();
    if (!version.equals("1")) {
      throw new UnknownSourceException(
          name + ": /version: '" + version + "' is not read; read is version 1 of cve-check");
    }
    List<VexStatement> statements = new ArrayList<>();
    int index = 0;
    for (JsonNode each : tree.path("package")) {
      recipe(name + ": /package/" + index++, each, statements);
    }
    return Optional.of(statements);
  }

  private static boolean looksLikeOne(byte[] content) {
    String head =
        new String(
            content, 0, Math.min(content.length, 400), java.nio.charset.StandardCharsets.UTF_8);
    return head.contains("\"package\"") && head.contains("\"version\"");
  }

  private static void recipe(String pointer, JsonNode recipe, List<VexStatement> statements)
      throws UnknownSourceException {
    String name = text(recipe, "name");
    if (name == null) {
      throw new UnknownSourceException(pointer + "/name: missing; it names the recipe");
    }
    VexProduct product = VexProduct.named(name, version(text(recipe, "version")));
    int index = 0;
    for (JsonNode issue : recipe.path("issue")) {
      String place = pointer + "/issue/" + index++;
      String id = text(issue, "id");
      String status = text(issue, "status");
      if (id == null || status == null) {
        throw new UnknownSourceException(
            place + ": id or status is missing; they say which vulnerability and how it stands");
      }
      statements.add(statement(place, id, status, issue, product));
    }
  }

  /** As {@code EXTENDPE} writes it, an epoch stands before an underscore. */
  private static @Nullable String version(@Nullable String version) {
    if (version == null) {
      return null;
    }
    int end = version.indexOf('_');
    boolean epoch = end > 0 && version.substring(0, end).chars().allMatch(Character::isDigit);
    return epoch ? version.substring(end + 1) : version;
  }

  private static VexStatement statement(
      String place, String id, String status, JsonNode issue, VexProduct product)
      throws UnknownSourceException {
    String reason = text(issue, "detail");
    Meaning meaning =
        switch (status) {
          case "Patched" -> new Meaning(VexState.RESOLVED, null);
          case "Unpatched" -> new Meaning(VexState.EXPLOITABLE, null);
          case "Ignored" ->
              reason == null
                  ? new Meaning(VexState.IN_TRIAGE, null)
                  : REASONS.getOrDefault(reason, new Meaning(VexState.IN_TRIAGE, null));
          default ->
              throw new UnknownSourceException(
                  place
                      + "/status: '"
                      + status
                      + "' is none of Patched, Unpatched and Ignored, so nobody knows what it"
                      + " says");
        };
    List<String> responses =
        "upstream-wontfix".equals(reason) ? List.of("will_not_fix") : List.of();
    return new VexStatement(
        id,
        null,
        meaning.state(),
        meaning.justification(),
        detail(status, reason, issue),
        responses,
        List.of(product));
  }

  private static String detail(String status, @Nullable String reason, JsonNode issue) {
    StringBuilder text = new StringBuilder(status);
    if (reason != null) {
      text.append(", ").append(reason);
    } else if (status.equals("Ignored")) {
      text.append(" without a reason");
    }
    String description = text(issue, "description");
    if (description != null) {
      text.append(": ").append(description);
    }
    List<String> patches = new ArrayList<>();
    issue.path("patch-file").forEach(each -> patches.add(last(each.asText())));
    if (!patches.isEmpty()) {
      text.append(" (").append(String.join(", ", patches)).append(')');
    }
    return text.toString();
  }

  /** The folder of a patch is one of the machine that built. */
  private static String last(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  private static @Nullable String text(JsonNode node, String name) {
    String text = node.path(name).asText();
    return text.isEmpty() ? null : text;
  }
}
