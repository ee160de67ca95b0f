package dev.cachet.report;

import dev.cachet.manifest.PackageFile;
import dev.cachet.manifest.Payload;
import dev.cachet.page.Section;
import dev.cachet.phrase.Line;
import dev.cachet.phrase.Phrases;
import dev.cachet.released.Release;
import dev.cachet.sbom.Component;
import dev.cachet.sbom.Sbom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What is in the package: payloads, components by kind, accompanying files. */
final class ContentsSection {
  private final Release release;
  private final Phrases phrases;

  private ContentsSection(Release release, Phrases phrases) {
    this.release = release;
    this.phrases = phrases;
  }

  static Section of(Release release, Phrases phrases) {
    ContentsSection contents = new ContentsSection(release, phrases);
    List<Section.Block> blocks = new ArrayList<>();
    blocks.add(contents.payloads());
    blocks.add(new Section.Sentences(contents.components()));
    release.sbom().ifPresent(read -> blocks.add(contents.kinds(read.sbom())));
    blocks.add(contents.files());
    return new Section("contents", phrases.text("section.contents"), blocks);
  }

  private Section.Block payloads() {
    List<List<Line>> rows = new ArrayList<>();
    for (Payload payload : release.manifest().payloads()) {
      rows.add(
          List.of(
              Line.value(payload.id()),
              Line.value(payload.slot()),
              phrases.word(payload.kind()),
              phrases.bytes(payload.plainSize())));
    }
    return table(
        "payloads", List.of("column.payload", "column.slot", "column.kind", "column.size"), rows);
  }

  private List<Line> components() {
    if (release.sbom().isEmpty()) {
      return List.of(phrases.line("contents.no-sbom"));
    }
    Sbom sbom = release.sbom().get().sbom();
    return List.of(
        phrases.counted("contents.components", sbom.all().size(), sbom.subject().title()));
  }

  private Section.Block kinds(Sbom sbom) {
    Map<String, Line> words = new TreeMap<>();
    Map<String, Integer> counts = new TreeMap<>();
    for (Component component : sbom.all()) {
      Line kind = kind(component);
      words.put(kind.plain(), kind);
      counts.merge(kind.plain(), 1, Integer::sum);
    }
    List<List<Line>> rows = new ArrayList<>();
    words.forEach(
        (name, kind) -> rows.add(List.of(kind, phrases.count(counts.getOrDefault(name, 0)))));
    return table("kinds", List.of("column.component-kind", "column.number"), rows);
  }

  /** The type and name space of a package URL; what has none is named by its type. */
  private Line kind(Component component) {
    String purl = component.purl();
    if (purl == null || !purl.startsWith("pkg:")) {
      return phrases.word(component.type());
    }
    String path = purl.substring("pkg:".length()).replaceFirst("[@?#].*", "");
    int end = path.lastIndexOf('/');
    boolean ofDistribution = path.matches("(deb|rpm|apk|alpm|opkg)/.*");
    return Line.value(
        ofDistribution && end > 0 ? path.substring(0, end) : path.replaceFirst("/.*", ""));
  }

  private Section.Block files() {
    List<List<Line>> rows = new ArrayList<>();
    for (PackageFile file : release.manifest().files()) {
      rows.add(
          List.of(
              Line.value(file.path()),
              phrases.word(file.kind()),
              phrases.bytes(file.size()),
              Line.value(file.sha256().hex())));
    }
    return table(
        "files", List.of("column.file", "column.kind", "column.size", "column.sha256"), rows);
  }

  private Section.Block table(String caption, List<String> head, List<List<Line>> rows) {
    return new Section.Table(
        phrases.text("contents." + caption), head.stream().map(phrases::text).toList(), rows);
  }
}
