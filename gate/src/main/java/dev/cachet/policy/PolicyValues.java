package dev.cachet.policy;

import dev.cachet.declaration.DeclarationException;
import dev.cachet.declaration.DeclaredObject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a policy asks for in each row of the table, and where each value comes from. */
public final class PolicyValues {
  private static final LocalDate LONG_SERVICE = LocalDate.of(2030, 12, 31);
  private static final int MOST = 100;

  private final DeviceCategory category;
  private final PolicyLevel level;
  private final Optional<String> preset;
  private final List<SetValue> overrides;
  private final Map<String, PolicyValue> values = new LinkedHashMap<>();

  private PolicyValues(
      DeviceCategory category,
      PolicyLevel level,
      Optional<String> preset,
      List<SetValue> overrides) {
    this.category = category;
    this.level = level;
    this.preset = preset;
    this.overrides = List.copyOf(overrides);
    PolicyTable table = PolicyTable.bundled();
    for (PolicyRow row : table.rows()) {
      PolicyRow.Cell cell = row.cell(level);
      values.put(row.id(), new PolicyValue(row, cell.value(), level.name(), cell.rationale()));
    }
    preset
        .flatMap(table::preset)
        .ifPresent(
            chosen ->
                chosen
                    .values()
                    .forEach((row, value) -> set(row, value, "preset", chosen.serves())));
    overrides.forEach(each -> set(each.row(), each.value(), "policy", each.rationale()));
  }

  /**
   * A value that a policy file sets.
   *
   * @param row the row
   * @param value the value
   * @param rationale why
   */
  public record SetValue(String row, String value, String rationale) {}

  /**
   * The values of a level alone.
   *
   * @param level the level
   * @return those of the table
   */
  public static PolicyValues of(PolicyLevel level) {
    return new PolicyValues(DeviceCategory.NONE, level, Optional.empty(), List.of());
  }

  /** Those of a policy file; empty if it states no category. */
  static Optional<PolicyValues> read(DeclaredObject file) throws DeclarationException {
    Optional<DeclaredObject> stated = file.optionalObject("category");
    if (stated.isEmpty()) {
      for (String name : List.of("preset", "values")) {
        if (file.has(name)) {
          throw file.fault(name, "needs category beside it");
        }
      }
      return Optional.empty();
    }
    DeviceCategory category = category(stated.get());
    PolicyLevel level =
        PolicyTable.bundled()
            .level(category)
            .orElseThrow(() -> file.fault("category", "says nothing; state a class"));
    Optional<String> preset = file.optionalText("preset", 100);
    if (preset.isPresent() && PolicyTable.bundled().preset(preset.get()).isEmpty()) {
      throw file.fault("preset", "is none of " + presets());
    }
    return Optional.of(new PolicyValues(category, level, preset, overrides(file)));
  }

  private static DeviceCategory category(DeclaredObject json) throws DeclarationException {
    json.onlyMembers("mdr", "ivdr", "iec62304", "connectivity");
    for (PolicyTable.Scheme scheme : PolicyTable.bundled().schemes()) {
      Optional<String> word = json.optionalText(scheme.scheme(), 10);
      if (word.isPresent() && !scheme.words().containsKey(word.get())) {
        throw json.fault(
            scheme.scheme(), "is none of " + String.join(", ", scheme.words().keySet()));
      }
    }
    return new DeviceCategory(
        json.optionalText("mdr", 10),
        json.optionalText("ivdr", 10),
        json.optionalText("iec62304", 10),
        json.optionalText("connectivity", 10));
  }

  private static List<SetValue> overrides(DeclaredObject file) throws DeclarationException {
    List<SetValue> overrides = new ArrayList<>();
    if (!file.has("values")) {
      return overrides;
    }
    for (DeclaredObject each : file.objects("values", MOST)) {
      each.onlyMembers("row", "value", "rationale");
      String id = each.text("row", 100);
      PolicyRow row =
          PolicyTable.bundled()
              .row(id)
              .orElseThrow(() -> each.fault("row", "is no row; see 'cachet policy show'"));
      String value = each.text("value", 500);
      if (!row.fault(value).isEmpty()) {
        throw each.fault("value", row.fault(value));
      }
      overrides.add(new SetValue(id, value, each.text("rationale", 2_000)));
    }
    return overrides;
  }

  private static String presets() {
    return String.join(
        ", ", PolicyTable.bundled().presets().stream().map(PolicyTable.Preset::preset).toList());
  }

  /** A value that another member of the file states counts before all others. */
  void set(String row, String value, String source, String rationale) {
    PolicyRow known = PolicyTable.bundled().row(row).orElseThrow();
    values.put(row, new PolicyValue(known, value, source, rationale));
  }

  /**
   * What the policy is for.
   *
   * @return the category
   */
  public DeviceCategory category() {
    return category;
  }

  /**
   * The level of that category.
   *
   * @return the level
   */
  public PolicyLevel level() {
    return level;
  }

  /**
   * The preset that was chosen.
   *
   * @return its name; empty for none
   */
  public Optional<String> preset() {
    return preset;
  }

  /**
   * The values that the file sets.
   *
   * @return in the order of the file
   */
  public List<SetValue> overrides() {
    return overrides;
  }

  /**
   * Every value.
   *
   * @return in the order of the table
   */
  public List<PolicyValue> all() {
    return List.copyOf(values.values());
  }

  /**
   * The value of a row.
   *
   * @param row the row, one of the table
   * @return its value
   */
  public PolicyValue value(String row) {
    return Objects.requireNonNull(values.get(row), row);
  }

  /**
   * What a trust root has to hold, with what depends on the service resolved.
   *
   * @param serviceEnd the planned last day of service; null if it is not said, which counts as long
   * @return row to value, for the rows that a root carries
   */
  public Map<String, String> ofRoot(@Nullable LocalDate serviceEnd) {
    Map<String, String> root = new LinkedHashMap<>();
    for (PolicyValue value : values.values()) {
      if (value.row().carrier().equals("root")) {
        root.put(value.row().id(), resolved(value.value(), serviceEnd));
      }
    }
    return Collections.unmodifiableMap(root);
  }

  private static String resolved(String value, @Nullable LocalDate serviceEnd) {
    if (!value.equals("after-2030")) {
      return value;
    }
    return serviceEnd == null || serviceEnd.isAfter(LONG_SERVICE) ? "classical+pq" : "any";
  }
}
