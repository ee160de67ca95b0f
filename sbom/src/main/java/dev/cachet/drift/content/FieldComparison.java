package dev.cachet.drift.content;

import dev.cachet.finding.Evidence;
import dev.cachet.finding.Finding;
import dev.cachet.sbom.Component;
import dev.cachet.sbom.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a document says a component is, and by which name vulnerabilities are looked up. */
final class FieldComparison {
  private final List<Evidence> differences = new ArrayList<>();
  private final Component before;

  private FieldComparison(Component before) {
    this.before = before;
  }

  static Optional<Finding> compare(Component before, Component after) {
    FieldComparison fields = new FieldComparison(before);
    fields.field("type", before.type(), after.type());
    fields.field("scope", scope(before), scope(after));
    fields.field("cpe", before.cpe(), after.cpe());
    if (fields.differences.isEmpty()) {
      return Optional.empty();
    }
    List<String> names =
        fields.differences.stream().map(one -> one.field().split(" ", 2)[0]).distinct().toList();
    String message =
        "the SBOM says another "
            + String.join(" and another ", names)
            + " of "
            + before.title()
            + " than is found"
            + DriftFindings.REMEDY;
    return Optional.of(
        DriftFindings.error("drift.field-differs", before.ref(), message, fields.differences));
  }

  /** CycloneDX: what has no scope is required. */
  private static Scope scope(Component one) {
    Scope scope = one.scope();
    return scope == null ? Scope.REQUIRED : scope;
  }

  private void field(String name, @Nullable Object stated, @Nullable Object found) {
    if (!Objects.equals(stated, found)) {
      differences.add(new Evidence(before.ref(), name + " in the SBOM", text(stated)));
      differences.add(new Evidence(before.ref(), name + " now", text(found)));
    }
  }

  private static String text(@Nullable Object value) {
    return value == null ? "none" : value.toString();
  }
}
