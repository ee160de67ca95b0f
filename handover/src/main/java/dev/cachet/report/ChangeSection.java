package dev.cachet.report;

import dev.cachet.change.ChangeReason;
import dev.cachet.change.answer.ChangeAnswer;
import dev.cachet.claim.Change;
import dev.cachet.gate.record.RecordedChange;
import dev.cachet.page.Section;
import dev.cachet.phrase.Line;
import dev.cachet.phrase.Phrases;
import dev.cachet.released.Release;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What kind of change the maker declares, and why. */
final class ChangeSection {
  private ChangeSection() {}

  static Section of(Release release, Phrases phrases) {
    Change change = release.manifest().change();
    List<Line> lines = new ArrayList<>();
    lines.add(
        phrases.line(
            "claimed.declared",
            phrases.word(change.changeClass()),
            phrases.word(change.reason()),
            change.reference()));
    lines.add(phrases.word(change.udiDi()));
    change.fscaRef().ifPresent(fsca -> lines.add(phrases.line("claimed.fsca", fsca)));
    lines.add(phrases.line("claimed.word"));
    List<Section.Block> blocks = new ArrayList<>();
    Optional<RecordedChange> judged = release.gate().flatMap(record -> record.change());
    judged.ifPresent(
        recorded -> lines.add(phrases.line("claimed.judged", phrases.word(recorded.verdict()))));
    blocks.add(new Section.Sentences(lines));
    judged.ifPresent(recorded -> judged(recorded, phrases, blocks));
    return new Section("change", phrases.text("section.change"), blocks);
  }

  private static void judged(RecordedChange recorded, Phrases phrases, List<Section.Block> blocks) {
    if (!recorded.reasons().isEmpty()) {
      List<List<Line>> rows = new ArrayList<>();
      for (ChangeReason reason : recorded.reasons()) {
        rows.add(
            List.of(
                phrases.word(reason.verdict()),
                Line.value(reason.component()),
                Line.recorded(reason.message()),
                Line.recorded(reason.clause())));
      }
      blocks.add(
          table("reasons", List.of("answer", "subject", "recorded", "clause"), rows, phrases));
    }
    if (!recorded.answers().isEmpty()) {
      List<List<Line>> rows = new ArrayList<>();
      for (ChangeAnswer answer : recorded.answers()) {
        rows.add(
            List.of(
                Line.value(answer.rule()),
                Line.value(answer.subject()),
                Line.value(answer.role()),
                Line.value(answer.reason()),
                phrases.day(answer.expires())));
      }
      blocks.add(
          table("answers", List.of("rule", "subject", "role", "reason", "expires"), rows, phrases));
    }
  }

  private static Section.Block table(
      String caption, List<String> head, List<List<Line>> rows, Phrases phrases) {
    return new Section.Table(
        phrases.text("claimed." + caption),
        head.stream().map(name -> phrases.text("column." + name)).toList(),
        rows);
  }
}
