package dev.cachet.report;

import dev.cachet.pack.Change;
import dev.cachet.page.Section;
import dev.cachet.phrase.Line;
import dev.cachet.phrase.Phrases;
import dev.cachet.released.Release;
import java.util.ArrayList;
import java.util.List;

/** What kind of change the maker declares, and why. */
final class ChangeSection {
  private ChangeSection() {}

  static Section of(Release release, Phrases phrases) {
    Change change = release.manifest().change();
    List<Line> lines = new ArrayList<>();
    lines.add(
        phrases.line(
            "change.declared",
            phrases.word(change.changeClass()),
            phrases.word(change.reason()),
            change.reference()));
    lines.add(phrases.word(change.udiDi()));
    change.fscaRef().ifPresent(fsca -> lines.add(phrases.line("change.fsca", fsca)));
    lines.add(phrases.line("change.word"));
    return new Section(
        "change", phrases.text("section.change"), List.of(new Section.Sentences(lines)));
  }
}
