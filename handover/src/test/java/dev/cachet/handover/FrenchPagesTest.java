package dev.cachet.handover;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cachet.catalogue.Catalogue;
import dev.cachet.catalogue.TableBeside;
import dev.cachet.finding.Finding;
import dev.cachet.finding.Severity;
import dev.cachet.matrix.MatrixReport;
import dev.cachet.network.SiteBinding;
import dev.cachet.phrase.FindingWords;
import dev.cachet.phrase.Language;
import dev.cachet.phrase.Phrases;
import dev.cachet.released.Factory;
import dev.cachet.released.Factory.Content;
import dev.cachet.released.Release;
import dev.cachet.report.ReleaseReport;
import dev.cachet.report.ReportTerms;
import dev.cachet.report.form.ReportForm;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No page in French has a sentence of the page in English, but for what was signed in English. */
class FrenchPagesTest {
  private static final ReportTerms TERMS = new ReportTerms(Factory.DAY, "9.9");
  private static final String SITE =
      """
      { "schemaVersion": 1, "id": "ward-3",
        "device": { "interface": "eth1", "addresses": ["192.0.2.10"] },
        "roles": { "pacs": ["192.0.2.20"], "ntp": ["192.0.2.53"] } }
      """;
  private static final Pattern VALUE = Pattern.compile("<bdi>.*?</bdi>", Pattern.DOTALL);
  private static final Pattern QUOTED =
      Pattern.compile("<(?:bdi|q) lang=\"en\">(.*?)</(?:bdi|q)>", Pattern.DOTALL);
  private static final Pattern ATTRIBUTE =
      Pattern.compile(" (?:alt|title|aria-label|data-head)=\"([^\"]*)\"");
  private static final Pattern TWO_WORDS = Pattern.compile("(?s).*\\p{L}{2,}\\s+\\p{Ll}{2,}.*");
  private static final Pattern ENGLISH =
      Pattern.compile("\\b(the|of|is|are|was|and|with|from|not|that|which|by|has|no)\\b");

  private static final Pattern FILE = Pattern.compile("[\\w.-]+\\.(html|csv|json|nft|sfp|list)");
  private static final Set<String> SHARED =
      new TreeSet<>(
          Set.of(
              "Cachet",
              "Debian 13",
              "Destination",
              "NTP (UDP)",
              "SHA-256",
              "TCP",
              "Version",
              "image"));

  @TempDir static Path folder;
  private static final Map<String, String> english = new LinkedHashMap<>();
  private static final Map<String, String> french = new LinkedHashMap<>();
  private static String signed = "";

  @BeforeAll
  static void write() throws Exception {
    Factory factory = new Factory(folder);
    Path first = factory.release(Content.of("1.0", 1, Map.of("libexample1", "1.2-3", "old", "1")));
    Path second =
        factory.release(
            Content.of("2.0", 2, Map.of("libexample1", "1.2-4", "new", "7"))
                .withProfile(Factory.PROFILE.replace("2762", "11112")));
    try (Release release = factory.open(second);
        Release before = factory.open(first)) {
      Path hand = folder.resolve("hand");
      Handover.of(
              release,
              Optional.of(SiteBinding.read(SITE.getBytes(StandardCharsets.UTF_8))),
              Catalogue.bundled(),
              new HandoverTerms(TERMS, List.of(Language.EN, Language.FR)))
          .write(hand);
      try (Stream<Path> files = Files.list(hand)) {
        for (Path file : files.sorted().toList()) {
          keep(file.getFileName().toString(), Files.readString(file));
        }
      }
      for (Language language : Language.values()) {
        Phrases phrases = Phrases.of(language);
        ReleaseReport report = new ReleaseReport(release, Optional.of(before), TERMS);
        String end = "." + language.tag() + ".html";
        keep("compared" + end, text(report.write(ReportForm.HTML, phrases)));
        keep(
            "requirements" + end,
            text(MatrixReport.write(release, TERMS, ReportForm.HTML, phrases)));
      }
      signed =
          release.gate().orElseThrow().findings().toString()
              + release.gate().orElseThrow().system().explanation();
    }
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static void keep(String name, String page) {
    if (name.endsWith(".fr.html")) {
      french.put(name.replace(".fr.html", ""), page);
    } else if (name.endsWith(".html")) {
      english.put(name.replace(".en.html", "").replace(".html", ""), page);
    }
  }

  /** What a page says in words of ours: texts between tags and what is read aloud. */
  private static Set<String> own(String page) {
    String body = page.replaceAll("(?s)<style.*?</style>", "");
    Set<String> texts = new TreeSet<>();
    ATTRIBUTE.matcher(body).results().forEach(found -> texts.add(found.group(1).strip()));
    String without = QUOTED.matcher(VALUE.matcher(body).replaceAll("\t")).replaceAll("\t");
    for (String text : without.split("<[^>]*>|\t", -1)) {
      texts.add(text.strip());
    }
    return texts;
  }

  @Test
  void everyPageIsThereInBothLanguages() {
    Set<String> pages = new TreeSet<>(french.keySet());
    assertEquals(
        Set.of(
            "compared",
            "components",
            "index",
            "matrix",
            "report",
            "requirements",
            "streams",
            "support",
            "update"),
        pages);
    assertTrue(english.keySet().containsAll(pages), english.keySet().toString());
  }

  @Test
  void noSentenceIsLeftInEnglish() {
    List<String> left = new ArrayList<>();
    french.forEach(
        (name, page) -> {
          Set<String> other = own(Optional.ofNullable(english.get(name)).orElseThrow());
          for (String text : own(page)) {
            boolean same = TWO_WORDS.matcher(text).matches() && other.contains(text);
            if (same || ENGLISH.matcher(text).find()) {
              left.add(name + ": " + text);
            }
          }
        });
    assertEquals(List.of(), left);
  }

  /** A word alone, such as none, is found too: what both languages share is listed here. */
  @Test
  void whatBothLanguagesSayIsTheSameWordInBoth() {
    Set<String> same = new TreeSet<>();
    french.forEach(
        (name, page) -> {
          Set<String> other = own(Optional.ofNullable(english.get(name)).orElseThrow());
          own(page).stream()
              .filter(text -> other.contains(text) && !FILE.matcher(text).matches())
              .filter(text -> text.chars().anyMatch(Character::isLetter))
              .forEach(same::add);
        });
    assertEquals(SHARED, same);
  }

  /** What is marked as English was signed in English; a sentence of ours is never quoted so. */
  @Test
  void onlyWhatWasSignedIsQuotedInEnglish() {
    List<String> ours = new ArrayList<>();
    List<String> all = new ArrayList<>();
    french.forEach(
        (name, page) ->
            QUOTED
                .matcher(page)
                .results()
                .map(found -> found.group(1).replace("&quot;", "\"").replace("&amp;", "&"))
                .peek(all::add)
                .filter(text -> !signed.contains(text) && !name.equals("support"))
                .forEach(text -> ours.add(name + ": " + text)));
    assertFalse(all.isEmpty());
    assertEquals(List.of(), ours);
  }

  /** The reason that the library gives stands on the page in English without the mark. */
  @Test
  void theTimelineQuotesItsReasonsAlone() {
    String page = Optional.ofNullable(english.get("support")).orElseThrow();
    List<String> reasons =
        QUOTED
            .matcher(Optional.ofNullable(french.get("support")).orElseThrow())
            .results()
            .map(found -> found.group(1))
            .toList();
    assertFalse(reasons.isEmpty());
    for (String reason : reasons) {
      assertTrue(page.contains("<p>" + reason + "</p>"), reason);
    }
  }

  @Test
  void everyFindingOfTheLintHasASentence() {
    Phrases phrases = Phrases.of(Language.FR);
    List<String> rules =
        TableBeside.rows(Finding.class, "rules.tsv", 3).stream()
            .map(row -> row.get(0))
            .filter(rule -> rule.startsWith("network."))
            .toList();
    assertTrue(rules.size() > 20, rules.toString());
    List<String> english =
        rules.stream()
            .filter(
                rule ->
                    new FindingWords(phrases)
                        .message(new Finding(rule, "a", Severity.INFO, "English words", List.of()))
                        .plain()
                        .equals("English words"))
            .toList();
    assertEquals(List.of(), english);
  }

  @Test
  void spacesAndSignsAreFrench() {
    List<String> wrong = new ArrayList<>();
    Pattern plain =
        Pattern.compile(
            " [:;?!»]|« |\\p{L}[;?!»]|«\\p{L}|\\p{L}: |\\p{L}'\\p{L}"
                + "|\u202f[:»]|«\u202f|\u00a0[;?!]|[.]{3}|\"");
    french.forEach(
        (name, page) ->
            own(page).stream()
                .filter(text -> plain.matcher(text).find())
                .forEach(text -> wrong.add(name + ": " + text)));
    assertEquals(List.of(), wrong);
  }
}
