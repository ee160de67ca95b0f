package dev.cachet.manifest;

import dev.cachet.claim.Category;
import dev.cachet.claim.Change;
import dev.cachet.claim.ChangeClass;
import dev.cachet.claim.ChangeReason;
import dev.cachet.claim.IvdrClass;
import dev.cachet.claim.ManifestWord;
import dev.cachet.claim.MdrClass;
import dev.cachet.claim.OsClaim;
import dev.cachet.claim.Rollout;
import dev.cachet.claim.RolloutStep;
import dev.cachet.claim.SoftwareSafetyClass;
import dev.cachet.claim.UdiDiChange;
import dev.cachet.json.JsonObject;
import dev.cachet.json.StrictJson;
import dev.cachet.json.StrictJsonException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The tables of the members that a device carries and does not act on (section 4.2). */
final class CarriedParser {
  private static final int MAX_TEXT_BYTES = 1_024;
  private static final int MAX_STEPS = 32;
  private static final int MAX_PERMILLE = 1_000;
  private static final String SUPPORT_END_UNKNOWN = "unknown";

  private CarriedParser() {}

  static Optional<Category> category(JsonObject manifest) throws StrictJsonException {
    Optional<JsonObject> json = manifest.optionalObject("category");
    if (json.isEmpty()) {
      return Optional.empty();
    }
    json.get().onlyMembers("mdr", "ivdr", "iec62304");
    if (json.get().names().isEmpty()) {
      throw manifest.problem("PKG-19", "category", "no member", "at least one");
    }
    return Optional.of(
        new Category(
            optionalWord(json.get(), "mdr", MdrClass.values()),
            optionalWord(json.get(), "ivdr", IvdrClass.values()),
            optionalWord(json.get(), "iec62304", SoftwareSafetyClass.values())));
  }

  static Change change(JsonObject json) throws StrictJsonException {
    json.onlyMembers("class", "udiDi", "reason", "reference", "fscaRef");
    ChangeReason reason = ManifestLists.word(json, "reason", ChangeReason.values(), "PKG-19");
    if (json.has("fscaRef") != (reason == ChangeReason.FSCA)) {
      throw json.problem(
          "PKG-19", "fscaRef", "reason " + reason.text(), "fscaRef with reason fsca, and only so");
    }
    return new Change(
        ManifestLists.word(json, "class", ChangeClass.values(), "PKG-19"),
        ManifestLists.word(json, "udiDi", UdiDiChange.values(), "PKG-19"),
        reason,
        text(json, "reference"),
        json.has("fscaRef") ? Optional.of(text(json, "fscaRef")) : Optional.empty());
  }

  static OsClaim os(JsonObject json) throws StrictJsonException {
    json.onlyMembers("id", "version", "supportEnd", "asOf");
    boolean unknown = json.string("supportEnd").equals(SUPPORT_END_UNKNOWN);
    return new OsClaim(
        text(json, "id"),
        text(json, "version"),
        unknown ? Optional.empty() : Optional.of(json.time("supportEnd")),
        json.time("asOf"));
  }

  static Optional<Rollout> rollout(JsonObject manifest) throws StrictJsonException {
    Optional<JsonObject> json = manifest.optionalObject("rollout");
    if (json.isEmpty()) {
      return Optional.empty();
    }
    json.get().onlyMembers("id", "permille");
    return Optional.of(new Rollout(json.get().name("id"), steps(json.get())));
  }

  private static List<RolloutStep> steps(JsonObject json) throws StrictJsonException {
    List<RolloutStep> steps = new ArrayList<>();
    for (JsonObject element : ManifestLists.objects(json, "permille", MAX_STEPS, "PKG-20")) {
      RolloutStep step = step(element);
      if (!steps.isEmpty() && !step.at().isAfter(steps.get(steps.size() - 1).at())) {
        throw element.problem("PKG-20", "at", step.at().toString(), "later than the one before");
      }
      steps.add(step);
    }
    return steps;
  }

  private static RolloutStep step(JsonObject json) throws StrictJsonException {
    json.onlyMembers("at", "value");
    Instant at = json.time("at");
    long value = json.integer("value", 0, StrictJson.MAX_INTEGER);
    if (value > MAX_PERMILLE) {
      throw json.problem("PKG-20", "value", Long.toString(value), "at most " + MAX_PERMILLE);
    }
    return new RolloutStep(at, (int) value);
  }

  private static <W extends ManifestWord> Optional<W> optionalWord(
      JsonObject json, String name, W[] words) throws StrictJsonException {
    return json.has(name)
        ? Optional.of(ManifestLists.word(json, name, words, "PKG-19"))
        : Optional.empty();
  }

  private static String text(JsonObject json, String name) throws StrictJsonException {
    return json.string(name, 1, MAX_TEXT_BYTES, "PKG-19");
  }
}
