package dev.cachet.report;

import dev.cachet.chunk.CheckedChunks;
import dev.cachet.page.Section;
import dev.cachet.phrase.Line;
import dev.cachet.phrase.Phrases;
import dev.cachet.released.Release;
import dev.cachet.released.UnreadFile;
import java.util.ArrayList;
import java.util.List;

/** How the report was made, and what it left open. */
final class OriginSection {
  private OriginSection() {}

  static Section of(Release release, ReportTerms terms, Phrases phrases) {
    CheckedChunks chunks = release.verified().chunks();
    List<Line> lines = new ArrayList<>();
    lines.add(phrases.line("origin.tool", terms.toolVersion(), phrases.day(terms.day())));
    lines.add(phrases.counted("origin.chunks", chunks.present()));
    for (UnreadFile file : release.unread()) {
      lines.add(phrases.line("origin.unread", file.path(), file.problem()));
    }
    lines.add(phrases.line("origin.proof"));
    return new Section(
        "origin", phrases.text("section.origin"), List.of(new Section.Sentences(lines)));
  }
}
