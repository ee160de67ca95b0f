package dev.cachet.report;

import dev.cachet.claim.OsClaim;
import dev.cachet.gate.record.RecordedSystem;
import dev.cachet.page.Section;
import dev.cachet.phrase.Line;
import dev.cachet.phrase.Phrases;
import dev.cachet.released.Release;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** Until when the operating system is supported, by the signed record of the gate. */
final class SupportSection {
  private SupportSection() {}

  static Section of(Release release, ReportTerms terms, Phrases phrases) {
    String title = phrases.text("section.support");
    if (release.gate().isEmpty()) {
      return new Section(
          "support", title, List.of(new Section.Sentences(ofManifest(release, phrases))));
    }
    RecordedSystem system = release.gate().get().system();
    List<Line> lines = new ArrayList<>();
    lines.add(
        phrases.line(
            "support.system",
            (system.id() + " " + system.version()).strip(),
            phrases.word(system.state()),
            phrases.day(release.gate().get().asOf())));
    LocalDate created = release.manifest().created().atOffset(ZoneOffset.UTC).toLocalDate();
    List<Section.Block> blocks = new ArrayList<>();
    if (system.supportEnd().isPresent()) {
      LocalDate end = system.supportEnd().get();
      lines.add(left(end, terms.day(), phrases));
      system.plannedServiceEnd().ifPresent(service -> lines.add(service(service, end, phrases)));
      SupportDrawing drawing =
          SupportDrawing.of(
              created, end, system.plannedServiceEnd(), terms.day(), title, lines, phrases);
      blocks.add(new Section.Drawing(drawing));
    } else {
      lines.add(phrases.line("support.end-not-known"));
      system
          .plannedServiceEnd()
          .ifPresent(day -> lines.add(phrases.line("support.service", phrases.day(day))));
    }
    for (RecordedSystem other : release.gate().get().systems()) {
      if (!other.equals(system)) {
        lines.add(
            phrases.line(
                "support.other",
                (other.id() + " " + other.version()).strip(),
                phrases.word(other.state()),
                other.supportEnd().map(phrases::day).orElse(phrases.line("support.not-known"))));
      }
    }
    lines.add(phrases.line("support.why", Line.recorded(system.explanation())));
    lines.add(phrases.line("support.facts", phrases.day(system.catalogueSnapshot())));
    blocks.add(new Section.Sentences(lines));
    return new Section("support", title, blocks);
  }

  /** Without a record there is what the manifest claims, which nobody judged. */
  private static List<Line> ofManifest(Release release, Phrases phrases) {
    OsClaim claim = release.manifest().os();
    Line end =
        claim
            .supportEnd()
            .map(day -> phrases.day(day.atOffset(ZoneOffset.UTC).toLocalDate()))
            .orElse(phrases.line("support.not-known"));
    return List.of(
        phrases.line("support.no-record"),
        phrases.line(
            "support.claim",
            (claim.id() + " " + claim.version()).strip(),
            end,
            phrases.day(claim.asOf().atOffset(ZoneOffset.UTC).toLocalDate())));
  }

  private static Line left(LocalDate end, LocalDate day, Phrases phrases) {
    long left = ChronoUnit.DAYS.between(day, end);
    return left >= 0
        ? phrases.line(
            "support.until", phrases.day(end), phrases.day(day), phrases.counted("days", left))
        : phrases.line(
            "support.over", phrases.day(end), phrases.day(day), phrases.counted("days", -left));
  }

  private static Line service(LocalDate service, LocalDate end, Phrases phrases) {
    long missing = ChronoUnit.DAYS.between(end, service);
    return missing <= 0
        ? phrases.line("support.service", phrases.day(service))
        : phrases.line(
            "support.service-without", phrases.day(service), phrases.counted("days", missing));
  }
}
