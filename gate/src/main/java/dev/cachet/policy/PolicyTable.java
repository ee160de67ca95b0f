package dev.cachet.policy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.StreamSupport;

/**
 * The table of levels, {@code levels.json} beside this class: which level a category has, and what
 * each level asks for. All of it are defaults of Cachet's own; no text sets these numbers.
 */
public final class PolicyTable {
  private static final PolicyTable BUNDLED = new PolicyTable(load());

  private final Map<String, Scheme> schemes = new LinkedHashMap<>();
  private final Map<String, Preset> presets = new LinkedHashMap<>();
  private final Map<String, PolicyRow> rows = new LinkedHashMap<>();

  private PolicyTable(JsonNode json) {
    for (JsonNode each : json.path("schemes")) {
      Map<String, PolicyLevel> words = new LinkedHashMap<>();
      each.path("words")
          .properties()
          .forEach(word -> words.put(word.getKey(), PolicyLevel.valueOf(word.getValue().asText())));
      schemes.put(
          text(each, "scheme"),
          new Scheme(text(each, "scheme"), text(each, "title"), words, text(each, "rationale")));
    }
    for (JsonNode each : json.path("presets")) {
      Map<String, String> values = new LinkedHashMap<>();
      each.path("values")
          .properties()
          .forEach(value -> values.put(value.getKey(), value.getValue().asText()));
      presets.put(
          text(each, "preset"),
          new Preset(
              text(each, "preset"),
              text(each, "title"),
              text(each, "serves"),
              text(each, "doesNotCover"),
              values));
    }
    for (JsonNode each : json.path("rows")) {
      rows.put(text(each, "row"), row(each));
    }
  }

  /**
   * One scheme by which devices are classed.
   *
   * @param scheme its name in policy files
   * @param title what it is
   * @param words its words with their levels
   * @param rationale why these levels
   */
  public record Scheme(
      String scheme, String title, Map<String, PolicyLevel> words, String rationale) {}

  /**
   * Values for a recommendation that somebody follows.
   *
   * @param preset its name in policy files
   * @param title what it does
   * @param serves whose recommendation it serves
   * @param doesNotCover what of that it does not cover
   * @param values row to value
   */
  public record Preset(
      String preset,
      String title,
      String serves,
      String doesNotCover,
      Map<String, String> values) {}

  /**
   * The table in this jar.
   *
   * @return the same each time
   */
  public static PolicyTable bundled() {
    return BUNDLED;
  }

  /**
   * The schemes.
   *
   * @return in the order of the file
   */
  public List<Scheme> schemes() {
    return List.copyOf(schemes.values());
  }

  /**
   * The presets.
   *
   * @return in the order of the file
   */
  public List<Preset> presets() {
    return List.copyOf(presets.values());
  }

  /**
   * The rows.
   *
   * @return in the order of the file
   */
  public List<PolicyRow> rows() {
    return List.copyOf(rows.values());
  }

  /**
   * A row by its name.
   *
   * @param id the name
   * @return empty if there is none
   */
  public Optional<PolicyRow> row(String id) {
    return Optional.ofNullable(rows.get(id));
  }

  /**
   * A preset by its name.
   *
   * @param name the name
   * @return empty if there is none
   */
  public Optional<Preset> preset(String name) {
    return Optional.ofNullable(presets.get(name));
  }

  /**
   * The level of a word of a scheme.
   *
   * @param scheme the scheme
   * @param word its word
   * @return empty if the scheme has no such word
   */
  public Optional<PolicyLevel> level(String scheme, String word) {
    return Optional.ofNullable(schemes.get(scheme)).map(known -> known.words().get(word));
  }

  /**
   * The level of a device: the strictest of what is said about it.
   *
   * @param category what is said
   * @return empty if nothing is said
   */
  public Optional<PolicyLevel> level(DeviceCategory category) {
    PolicyLevel level = null;
    for (Map.Entry<String, String> said : category.words().entrySet()) {
      PolicyLevel one = level(said.getKey(), said.getValue()).orElse(PolicyLevel.P3);
      level = level == null ? one : level.stricter(one);
    }
    return Optional.ofNullable(level);
  }

  private static PolicyRow row(JsonNode json) {
    Map<PolicyLevel, PolicyRow.Cell> cells = new EnumMap<>(PolicyLevel.class);
    for (PolicyLevel level : PolicyLevel.values()) {
      JsonNode cell = json.path("cells").path(level.name());
      cells.put(level, new PolicyRow.Cell(value(cell.path("value")), text(cell, "rationale")));
    }
    return new PolicyRow(
        List.of(
            text(json, "row"),
            text(json, "title"),
            json.path("unit").asText(""),
            text(json, "carrier"),
            text(json, "check"),
            text(json, "requirement")),
        PolicyRow.Kind.valueOf(text(json, "kind").toUpperCase(Locale.ROOT).replace('-', '_')),
        words(json.path("order")),
        cells);
  }

  private static String value(JsonNode value) {
    return value.isArray() ? String.join(",", words(value)) : value.asText();
  }

  private static List<String> words(JsonNode list) {
    return new ArrayList<>(
        StreamSupport.stream(list.spliterator(), false).map(JsonNode::asText).toList());
  }

  private static String text(JsonNode json, String name) {
    return Objects.requireNonNull(json.get(name), name).asText();
  }

  private static JsonNode load() {
    try (InputStream in = PolicyTable.class.getResourceAsStream("levels.json")) {
      return new ObjectMapper().readTree(Objects.requireNonNull(in));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
