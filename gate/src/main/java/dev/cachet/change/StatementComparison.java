package dev.cachet.change;

import dev.cachet.completeness.Composition;
import dev.cachet.completeness.CompositionAggregate;
import dev.cachet.sbom.Component;
import dev.cachet.sbom.Property;
import dev.cachet.sbom.Sbom;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** What the documents say of themselves, and what the maker declares on components. */
final class StatementComparison {
  /** The property by which a maker says what changed that no list of components shows. */
  static final String KIND = "cachet:change:kind";

  private static final Map<String, String> KINDS =
      Map.ofEntries(
          Map.entry("algorithm", "change.declared-algorithm"),
          Map.entry("algorithms", "change.declared-algorithm"),
          Map.entry("database-schema", "change.declared-database"),
          Map.entry("database", "change.declared-database"),
          Map.entry("user-interface", "change.declared-interface"),
          Map.entry("interoperability", "change.declared-channel"),
          Map.entry("architecture", "change.declared-platform"),
          Map.entry("operating-platform", "change.declared-platform"),
          Map.entry("performance", "change.declared-safety"),
          Map.entry("safety", "change.declared-safety"),
          Map.entry("intended-use", "change.declared-safety"),
          Map.entry("interpretation-of-data", "change.declared-safety"),
          Map.entry("configuration", "change.declared-configuration"),
          Map.entry("bug-fix", "change.declared-minor"),
          Map.entry("security", "change.declared-minor"),
          Map.entry("usability", "change.declared-minor"),
          Map.entry("efficiency", "change.declared-minor"),
          Map.entry("none", "change.declared-minor"));

  private final ReasonDraft draft;

  StatementComparison(ReasonDraft draft) {
    this.draft = draft;
  }

  void compare(Sbom before, Sbom after) {
    document(before, "the older document");
    document(after, "the newer document");
    Stream.concat(Stream.of(after.subject()), after.all().stream()).forEach(this::declared);
    after.content().properties().forEach(property -> declared(after.subject(), property));
  }

  private void document(Sbom sbom, String which) {
    if (sbom.all().isEmpty()) {
      draft.add("change.document-empty", which, "", "");
    }
    for (Composition one : sbom.content().compositions()) {
      boolean whole =
          one.assemblies().contains(sbom.subject().ref())
              || one.dependencies().contains(sbom.subject().ref())
              || (one.assemblies().isEmpty() && one.dependencies().isEmpty());
      if (whole && one.aggregate().coarse() == CompositionAggregate.INCOMPLETE) {
        draft.add("change.document-incomplete", which, "", "");
        return;
      }
    }
  }

  private void declared(Component component) {
    component.properties().forEach(property -> declared(component, property));
  }

  private void declared(Component component, Property property) {
    if (property.name().equals(KIND)) {
      for (String word : kinds(property.value())) {
        draft.add(
            KINDS.getOrDefault(word, "change.declared-unknown"),
            component.title(),
            "",
            "",
            " (" + KIND + "=" + word + ")");
      }
    }
  }

  private static Set<String> kinds(String value) {
    Set<String> kinds = new LinkedHashSet<>();
    for (String word : value.toLowerCase(Locale.ROOT).split("[,; ]+", -1)) {
      kinds.add(word.strip().replace('_', '-'));
    }
    return kinds;
  }
}
