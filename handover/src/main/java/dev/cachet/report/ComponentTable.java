package dev.cachet.report;

import dev.cachet.lifecycle.SupportLevel;
import dev.cachet.page.HtmlPage;
import dev.cachet.page.Section;
import dev.cachet.phrase.Line;
import dev.cachet.phrase.Phrases;
import dev.cachet.sbom.Component;
import dev.cachet.sbom.Organisation;
import dev.cachet.sbom.Property;
import dev.cachet.sbom.Sbom;
import dev.cachet.support.ComponentSupport;
import dev.cachet.support.SupportStatement;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An SBOM to read: every component with its level and end of support, as the document states. */
public final class ComponentTable {
  private final Sbom sbom;

  /**
   * A table.
   *
   * @param sbom with statements on support or without
   */
  public ComponentTable(Sbom sbom) {
    this.sbom = sbom;
  }

  /**
   * Writes the table.
   *
   * @param form how
   * @param phrases in which language
   * @return UTF-8, ending in a line feed
   */
  public byte[] write(ReportForm form, Phrases phrases) {
    String title = phrases.line("table.title", sbom.subject().title()).plain();
    List<Section> sections = List.of(section(phrases));
    String text =
        switch (form) {
          case TEXT -> TextReport.write(title, sections);
          case MARKDOWN -> MarkdownReport.write(title, sections);
          case HTML -> HtmlPage.write(title, sections, phrases);
          case JSON -> ComponentJson.write(sbom);
        };
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private Section section(Phrases phrases) {
    List<Line> said = new ArrayList<>();
    said.add(phrases.counted("table.count", sbom.all().size()));
    Optional<LocalDate> asOf = day(property(ComponentSupport.AS_OF));
    Optional<LocalDate> facts = day(property(ComponentSupport.FACTS));
    said.add(
        asOf.isPresent() && facts.isPresent()
            ? phrases.line("table.facts", phrases.day(asOf.get()), phrases.day(facts.get()))
            : phrases.line("table.unstated"));
    said.add(phrases.line("table.unknown"));
    List<List<Line>> rows =
        Stream.concat(Stream.of(sbom.subject()), sbom.all().stream())
            .map(component -> row(component, phrases))
            .toList();
    List<String> head =
        Stream.of("component", "version", "supplier", "level", "end")
            .map(name -> phrases.text("column." + name))
            .toList();
    return new Section(
        "components",
        phrases.text("table.section"),
        List.of(
            new Section.Sentences(said),
            new Section.Table(phrases.text("table.section"), head, rows)));
  }

  private @Nullable String property(String name) {
    return sbom.content().properties().stream()
        .filter(property -> property.name().equals(name))
        .map(Property::value)
        .findFirst()
        .orElse(null);
  }

  private static List<Line> row(Component component, Phrases phrases) {
    Line none = phrases.line("table.none");
    return List.of(
        Line.value(name(component)),
        or(component.version(), Line.own("–")),
        or(supplier(component), none),
        level(component.property(SupportStatement.LEVEL), phrases),
        day(component.property(SupportStatement.END_OF_SUPPORT))
            .map(phrases::day)
            .orElse(or(component.property(SupportStatement.END_OF_SUPPORT), none)));
  }

  static String name(Component component) {
    return component.group() == null
        ? component.name()
        : component.group() + ":" + component.name();
  }

  static @Nullable String supplier(Component component) {
    Organisation who =
        component.supplier() == null ? component.manufacturer() : component.supplier();
    return who == null ? null : who.name();
  }

  /** What a document of another tool states stays in its own words. */
  private static Line level(@Nullable String stated, Phrases phrases) {
    for (SupportLevel level : SupportLevel.values()) {
      if (level.words().equals(stated)) {
        return phrases.word(level);
      }
    }
    return or(stated, phrases.line("table.none"));
  }

  private static Line or(@Nullable String text, Line otherwise) {
    return text == null || text.isBlank() ? otherwise : Line.value(text);
  }

  private static Optional<LocalDate> day(@Nullable String text) {
    try {
      return text == null ? Optional.empty() : Optional.of(LocalDate.parse(text));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
