package dev.cachet.report;

import dev.cachet.manifest.Manifest;
import dev.cachet.page.HtmlPage;
import dev.cachet.page.Section;
import dev.cachet.phrase.Line;
import dev.cachet.phrase.Phrases;
import dev.cachet.released.Release;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** What instructions for use say of this update: identity, before, during, after. */
public final class UpdateAnnex {
  private UpdateAnnex() {}

  /**
   * Writes the annex.
   *
   * @param release the release
   * @param terms by what it is made
   * @param phrases in which language
   * @return a page in UTF-8
   */
  public static byte[] write(Release release, ReportTerms terms, Phrases phrases) {
    Manifest manifest = release.manifest();
    String title = phrases.line("annex.title", manifest.product(), manifest.version()).plain();
    Section which = ReleaseSection.of(release, phrases);
    List<Section> sections =
        List.of(
            new Section("identity", phrases.text("annex.identity"), which.blocks()),
            ChangeSection.of(release, phrases),
            items("before", phrases, before(release, phrases)),
            DeviceSection.of(release, phrases),
            items("after", phrases, after(release, phrases)),
            SupportSection.of(release, terms, phrases));
    return HtmlPage.write(title, sections, phrases).getBytes(StandardCharsets.UTF_8);
  }

  private static Section items(String name, Phrases phrases, List<Line> lines) {
    return new Section(name, phrases.text("annex." + name), List.of(new Section.Items(lines)));
  }

  private static List<Line> before(Release release, Phrases phrases) {
    return List.of(
        phrases.line("annex.authorised"),
        phrases.line("annex.agreement." + release.manifest().authorisation().name()),
        phrases.line("annex.idle"),
        phrases.line("annex.power"));
  }

  private static List<Line> after(Release release, Phrases phrases) {
    List<Line> lines = new ArrayList<>();
    lines.add(phrases.line("annex.version", release.manifest().version()));
    lines.add(phrases.line("annex.fallback"));
    if (release.network().isPresent()) {
      lines.add(phrases.line("annex.firewall"));
    }
    return lines;
  }
}
