package dev.cachet.report;

import dev.cachet.drift.difference.Change;
import dev.cachet.gate.RecordedDrift;
import dev.cachet.pack.Manifest;
import dev.cachet.page.Section;
import dev.cachet.phrase.Line;
import dev.cachet.phrase.Phrases;
import dev.cachet.released.Release;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is new since the last release, in sentences. */
final class NewsSection {
  /** Beyond it a person reads the SBOMs. */
  static final int MAX_ITEMS = 1_000;

  private final Phrases phrases;
  private final List<Line> lines = new ArrayList<>();
  private final List<Line> items = new ArrayList<>();

  private NewsSection(Phrases phrases) {
    this.phrases = phrases;
  }

  static Section of(Release release, Optional<Comparison> previous, Phrases phrases) {
    NewsSection news = new NewsSection(phrases);
    if (previous.isPresent()) {
      news.compared(release, previous.get());
    } else {
      release
          .gate()
          .flatMap(record -> record.drift())
          .ifPresentOrElse(news::recorded, () -> news.lines.add(phrases.line("news.not-compared")));
    }
    List<Section.Block> blocks = new ArrayList<>();
    blocks.add(new Section.Sentences(news.lines));
    if (!news.items.isEmpty()) {
      blocks.add(new Section.Items(news.items));
    }
    return new Section("news", phrases.text("section.news"), blocks);
  }

  private void compared(Release release, Comparison comparison) {
    Manifest before = comparison.previous().manifest();
    lines.add(
        phrases.line(
            "news.compared", before.version(), count(before.counter()), before.identity().hex()));
    if (before.counter() >= release.manifest().counter()) {
      lines.add(phrases.line("news.not-older", count(release.manifest().counter())));
    }
    recordOfAnother(release, comparison);
    comparison
        .drift()
        .ifPresentOrElse(
            drift -> changes(drift.changes(), drift.same(), drift.notCompared()),
            () -> lines.add(phrases.line("news.no-sbom")));
    ReleaseChanges.of(comparison.previous(), release, phrases).forEach(items::add);
  }

  private void recorded(RecordedDrift drift) {
    lines.add(phrases.line("news.recorded", drift.previous(), drift.previousSha256()));
    changes(drift.changes(), drift.same(), drift.contentNotCompared());
  }

  /** The gate judged a change, and it is another one than the reader is shown. */
  private void recordOfAnother(Release release, Comparison comparison) {
    String shown = comparison.previous().manifest().sbom().sha256().hex();
    release
        .gate()
        .flatMap(record -> record.drift())
        .filter(drift -> !drift.previousSha256().equals(shown))
        .ifPresent(drift -> lines.add(phrases.line("news.other-previous", drift.previous())));
  }

  private void changes(List<Change> changes, int same, int notCompared) {
    if (changes.isEmpty()) {
      lines.add(phrases.line("news.none"));
    } else {
      lines.add(phrases.line("news.counts", Line.joined(counts(changes), ", ")));
    }
    lines.add(phrases.counted("news.same", same));
    if (notCompared > 0) {
      lines.add(phrases.counted("news.unseen", notCompared));
    }
    changes.stream().limit(MAX_ITEMS).map(this::sentence).forEach(items::add);
    if (changes.size() > MAX_ITEMS) {
      items.add(phrases.counted("news.more", changes.size() - MAX_ITEMS));
    }
  }

  private List<Line> counts(List<Change> changes) {
    Map<Change.Kind, Integer> counts = new EnumMap<>(Change.Kind.class);
    changes.forEach(change -> counts.merge(change.kind(), 1, Integer::sum));
    List<Line> words = new ArrayList<>();
    counts.forEach(
        (kind, number) -> words.add(phrases.counted("moved-count." + kind.name(), number)));
    return words;
  }

  private Line sentence(Change change) {
    Line sentence =
        phrases.line(
            "moved." + change.kind().name(),
            (change.component() + " " + change.version()).strip(),
            said(change.before()),
            said(change.after()));
    if (change.kind() != Change.Kind.ADDED || change.neededBy().isEmpty()) {
      return sentence;
    }
    Line names = Line.joined(change.neededBy().stream().limit(3).map(Line::value).toList(), ", ");
    return Line.joined(List.of(sentence, phrases.line("moved.needed-by", names)), " ");
  }

  private Line said(String value) {
    return value.isEmpty() ? phrases.line("moved.nothing") : Line.value(value);
  }

  private static Line count(long number) {
    return Line.own(Long.toString(number));
  }
}
