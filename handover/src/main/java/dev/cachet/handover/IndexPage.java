package dev.cachet.handover;

import dev.cachet.digest.Sha256;
import dev.cachet.manifest.Manifest;
import dev.cachet.network.SiteBinding;
import dev.cachet.page.HtmlPage;
import dev.cachet.page.Section;
import dev.cachet.phrase.Language;
import dev.cachet.phrase.Line;
import dev.cachet.phrase.Phrases;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The page from which everything in the folder is reached, with the digest of every file. */
final class IndexPage {
  private IndexPage() {}

  static String name(Language language, HandoverTerms terms) {
    return language == terms.languages().get(0)
        ? "index.html"
        : "index." + language.tag() + ".html";
  }

  static String write(HandoverDraft draft, Optional<SiteBinding> site, Phrases phrases) {
    Manifest manifest = draft.release().manifest();
    List<Section> sections = new ArrayList<>();
    sections.add(what(draft, site, phrases));
    sections.add(files(draft, phrases));
    sections.add(section("use", phrases, use(draft, phrases)));
    List<Line> missing = draft.notes(phrases);
    if (!missing.isEmpty()) {
      sections.add(section("missing", phrases, missing));
    }
    String title = phrases.line("index.title", manifest.product(), manifest.version()).plain();
    return HtmlPage.write(title, sections, phrases);
  }

  private static Section what(HandoverDraft draft, Optional<SiteBinding> site, Phrases phrases) {
    Manifest manifest = draft.release().manifest();
    List<List<Line>> facts =
        List.of(
            fact(phrases, "product", Line.value(manifest.product())),
            fact(phrases, "manufacturer", Line.value(manifest.manufacturer())),
            fact(phrases, "version", Line.value(manifest.version())),
            fact(phrases, "udi", Line.value(String.join(", ", manifest.target().udiDi()))),
            fact(phrases, "package", Line.value(manifest.identity().hex())));
    List<Line> said = new ArrayList<>();
    said.add(
        phrases.line(
            "index.verified",
            draft.terms().report().toolVersion(),
            phrases.day(draft.terms().report().day())));
    int overrides = draft.release().gate().map(record -> record.unsafeOverrides().size()).orElse(0);
    if (overrides > 0) {
      said.add(phrases.counted("judged.overridden", overrides));
    }
    site.ifPresent(binding -> said.add(phrases.line("index.site", binding.id())));
    List<Line> others =
        draft.terms().languages().stream()
            .filter(language -> language != phrases.language())
            .map(language -> Line.link(name(language, draft.terms())))
            .toList();
    if (!others.isEmpty()) {
      said.add(
          Line.joined(List.of(phrases.line("index.languages"), Line.joined(others, ", ")), " – "));
    }
    return new Section(
        "what",
        phrases.text("index.what"),
        List.of(new Section.Facts(facts), new Section.Sentences(said)));
  }

  private static List<Line> fact(Phrases phrases, String name, Line value) {
    return List.of(phrases.line("release." + name), value);
  }

  private static Section files(HandoverDraft draft, Phrases phrases) {
    List<List<Line>> rows = new ArrayList<>();
    for (HandoverFile file : draft.files()) {
      rows.add(
          List.of(
              Line.link(file.name()),
              file.said(phrases),
              phrases.bytes(file.bytes().length),
              Line.value(Sha256.of(file.bytes()).hex())));
    }
    List<String> head =
        Stream.of("file", "what", "size", "sha256")
            .map(name -> phrases.text("column." + name))
            .toList();
    return new Section(
        "files",
        phrases.text("index.files"),
        List.of(new Section.Table(phrases.text("index.table"), head, rows)));
  }

  private static List<Line> use(HandoverDraft draft, Phrases phrases) {
    List<Line> lines = new ArrayList<>();
    lines.add(phrases.line("index.check"));
    if (draft.has("rules")) {
      lines.add(phrases.line("index.nft"));
    }
    if (draft.has("sfp")) {
      lines.add(phrases.line("index.clamav"));
    }
    if (draft.has("hashdeep")) {
      lines.add(phrases.line("index.hashdeep"));
    }
    return lines;
  }

  private static Section section(String name, Phrases phrases, List<Line> lines) {
    return new Section(name, phrases.text("index." + name), List.of(new Section.Items(lines)));
  }
}
