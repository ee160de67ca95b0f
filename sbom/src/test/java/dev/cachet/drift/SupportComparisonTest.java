package dev.cachet.drift;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cachet.catalogue.Catalogue;
import dev.cachet.finding.Finding;
import dev.cachet.finding.Severity;
import dev.cachet.sbom.Component;
import dev.cachet.sbom.ComponentType;
import dev.cachet.sbom.Property;
import dev.cachet.sbom.Sbom;
import dev.cachet.sbom.SbomContent;
import dev.cachet.support.ComponentSupport;
import dev.cachet.support.SupportStatement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a document says of support is what the facts that it names say, or it was edited. */
class SupportComparisonTest {
  private static final LocalDate DAY = LocalDate.parse("2026-05-01");
  private static final Catalogue FACTS = Catalogue.bundled();
  private static final SbomContent ROOT =
      SbomContent.builder(
              Component.builder("os", ComponentType.OPERATING_SYSTEM, "debian")
                  .version("12")
                  .build())
          .build();

  private static SbomContent stated() {
    return new ComponentSupport(FACTS, DAY).add(ROOT);
  }

  private static List<Finding> compare(SbomContent document) {
    return new SupportComparison(FACTS, Sbom.of(document, Instant.EPOCH)).compare(ROOT);
  }

  @Test
  void whatWasWrittenByTheSameFactsIsTheSame() {
    assertEquals(List.of(), compare(stated()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"cachet:support:state", "cachet:support:source", SupportStatement.END_OF_SUPPORT})
  void anEditedOrMissingStatementIsNamedWithBothValues(String name) {
    String written = String.valueOf(stated().subject().property(name));
    for (String edited : List.of("2099-12-31", "")) {
      List<Property> properties = new ArrayList<>(stated().subject().properties());
      assertTrue(properties.removeIf(each -> each.name().equals(name)));
      if (!edited.isEmpty()) {
        properties.add(new Property(name, edited));
      }
      Component subject = stated().subject().toBuilder().properties(properties).build();
      List<Finding> found = compare(stated().toBuilder().subject(subject).build());
      assertEquals(List.of("drift.support-differs"), found.stream().map(Finding::rule).toList());
      assertEquals(Severity.ERROR, found.get(0).severity());
      assertEquals("os", found.get(0).subject());
      assertEquals(
          List.of(edited.isEmpty() ? "none" : edited, written),
          found.get(0).evidence().stream().map(each -> each.value()).toList());
    }
  }
}
