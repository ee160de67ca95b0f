package dev.cachet.report;

import dev.cachet.claim.Category;
import dev.cachet.device.ClosedRange;
import dev.cachet.device.Target;
import dev.cachet.manifest.Manifest;
import dev.cachet.page.Section;
import dev.cachet.phrase.Line;
import dev.cachet.phrase.Phrases;
import dev.cachet.released.Release;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Which release it is, and for which devices. */
final class ReleaseSection {
  private ReleaseSection() {}

  static Section of(Release release, Phrases phrases) {
    Manifest manifest = release.manifest();
    List<List<Line>> rows = new ArrayList<>();
    fact(rows, phrases, "product", Line.value(manifest.product()));
    fact(rows, phrases, "manufacturer", Line.value(manifest.manufacturer()));
    fact(rows, phrases, "version", Line.value(manifest.version()));
    fact(rows, phrases, "counter", Line.own(Long.toString(manifest.counter())));
    fact(rows, phrases, "created", phrases.instant(manifest.created()));
    fact(
        rows,
        phrases,
        "expires",
        manifest.expires().map(phrases::instant).orElse(phrases.line("release.never")));
    target(rows, phrases, manifest.target());
    fact(
        rows,
        phrases,
        "category",
        manifest.category().map(each -> category(each, phrases)).orElse(Line.own("–")));
    fact(rows, phrases, "package", Line.value(manifest.identity().hex()));
    return new Section(
        "release", phrases.text("section.release"), List.of(new Section.Facts(rows)));
  }

  private static void target(List<List<Line>> rows, Phrases phrases, Target target) {
    fact(rows, phrases, "udi", values(target.udiDi()));
    fact(rows, phrases, "models", values(target.hwModel()));
    fact(
        rows,
        phrases,
        "revisions",
        target
            .hwRev()
            .map(range -> range(phrases, range))
            .orElse(phrases.line("release.every-revision")));
    fact(
        rows,
        phrases,
        "from",
        target
            .from()
            .map(range -> range(phrases, range))
            .orElse(phrases.line("release.every-release")));
    fact(
        rows,
        phrases,
        "serials",
        target.serials().map(ReleaseSection::values).orElse(phrases.line("release.every-serial")));
  }

  private static Line range(Phrases phrases, ClosedRange range) {
    return phrases.line(
        "release.range",
        Line.own(Long.toString(range.min())),
        Line.own(Long.toString(range.max())));
  }

  private static Line values(Set<String> values) {
    return Line.joined(values.stream().map(Line::value).toList(), ", ");
  }

  private static Line category(Category category, Phrases phrases) {
    List<Line> classes = new ArrayList<>();
    category.mdr().ifPresent(each -> classes.add(phrases.line("category.mdr", each.text())));
    category.ivdr().ifPresent(each -> classes.add(phrases.line("category.ivdr", each.text())));
    category
        .iec62304()
        .ifPresent(each -> classes.add(phrases.line("category.iec62304", each.text())));
    return Line.joined(classes, ", ");
  }

  private static void fact(List<List<Line>> rows, Phrases phrases, String name, Line value) {
    rows.add(List.of(phrases.line("release." + name), value));
  }
}
