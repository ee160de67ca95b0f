package dev.cachet.manifest;

import dev.cachet.device.ClosedRange;
import dev.cachet.device.Target;
import dev.cachet.json.JsonObject;
import dev.cachet.json.StrictJson;
import dev.cachet.json.StrictJsonException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The table of {@code target} (package specification, section 4.1). */
final class TargetParser {
  private static final int MAX_ELEMENTS = 1_000;

  private TargetParser() {}

  static Target target(JsonObject json) throws StrictJsonException {
    // A predicate that this reader does not know would be a restriction that it ignores.
    json.onlyMembers("udiDi", "hwModel", "hwRev", "from", "serials");
    return new Target(
        values(json, "udiDi"),
        values(json, "hwModel"),
        range(json, "hwRev"),
        range(json, "from"),
        json.has("serials") ? Optional.of(values(json, "serials")) : Optional.empty());
  }

  private static Set<String> values(JsonObject json, String name) throws StrictJsonException {
    List<String> values = ManifestLists.strings(json, name, MAX_ELEMENTS, "PKG-18");
    if (values.contains("")) {
      throw json.problem("PKG-18", name, "an empty string", "text");
    }
    return new LinkedHashSet<>(values);
  }

  private static Optional<ClosedRange> range(JsonObject json, String name)
      throws StrictJsonException {
    Optional<JsonObject> range = json.optionalObject(name);
    if (range.isEmpty()) {
      return Optional.empty();
    }
    range.get().onlyMembers("min", "max");
    long min = range.get().integer("min", 0, StrictJson.MAX_INTEGER);
    long max = range.get().integer("max", 0, StrictJson.MAX_INTEGER);
    if (min > max) {
      throw json.problem("PKG-18", name, min + " to " + max, "min at most max");
    }
    return Optional.of(new ClosedRange(min, max));
  }
}
