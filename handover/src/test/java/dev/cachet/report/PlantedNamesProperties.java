package dev.cachet.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cachet.matrix.MatrixReport;
import dev.cachet.phrase.Language;
import dev.cachet.phrase.Phrases;
import dev.cachet.released.Factory;
import dev.cachet.released.Factory.Content;
import dev.cachet.released.Release;
import dev.cachet.report.form.ReportForm;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.StringLength;

/**
 * A report repeats what its maker wrote for readers, and nothing else that people typed. What is
 * logged, or said on standard error, while a release is made and reported repeats none of it.
 */
class PlantedNamesProperties {
  private static final ReportTerms TERMS = new ReportTerms(Factory.DAY, "9.9");

  /** Fields of a description that a report is there to show. */
  private static final List<String> SHOWN = List.of("reference", "rollout", "path");

  /** Anything else: extensions, what is in files, and names on the machine that packed. */
  private static final List<String> HIDDEN =
      List.of("ext", "note", "source", "folder", "purpose", "flow");

  @Property(tries = 4)
  void noReportHasWhatIsNotForReaders(
      @ForAll @AlphaChars @StringLength(min = 8, max = 12) String letters) throws Exception {
    String marker = letters.toLowerCase(Locale.ROOT);
    Path folder = Files.createTempDirectory("folder-" + marker);
    try {
      String logged = RecordedLog.during(() -> report(folder, marker));
      // The positive control: what was recorded is of this run.
      assertTrue(logged.contains("INFO gate passed as of 2026-11-23"), logged);
      assertTrue(logged.contains("INFO sealed package "), logged);
      assertEquals(-1, logged.indexOf(marker), logged);
    } finally {
      delete(folder);
    }
  }

  private static void report(Path folder, String marker) throws Exception {
    Factory factory = new Factory(folder);
    Path file = factory.release(content(marker), text -> described(text, folder, marker));
    try (Release release = factory.open(file)) {
      StringBuilder all = new StringBuilder();
      for (ReportForm form : ReportForm.values()) {
        for (Language language : Language.values()) {
          Phrases phrases = Phrases.of(language);
          byte[] report = new ReleaseReport(release, Optional.empty(), TERMS).write(form, phrases);
          String text = new String(report, StandardCharsets.UTF_8);
          all.append(text);
          assertHidden(text, marker);
          assertHidden(
              new String(MatrixReport.write(release, TERMS, form, phrases), StandardCharsets.UTF_8),
              marker);
        }
      }
      for (String place : SHOWN) {
        assertTrue(all.indexOf(place + "-" + marker) >= 0, place);
      }
    }
  }

  private static void assertHidden(String text, String marker) {
    for (String place : HIDDEN) {
      assertTrue(!text.contains(place + "-" + marker), place + ": " + text);
    }
    String rest = text;
    for (String place : SHOWN) {
      rest = rest.replace(place + "-" + marker, "");
    }
    assertEquals(-1, rest.indexOf(marker), text);
  }

  private static Content content(String marker) {
    return Content.of("1.0", 1, Map.of("libexample1", "1.2-3"))
        .withProfile(
            Factory.PROFILE
                .replace("Store images", "purpose-" + marker)
                .replace("\"id\": \"pacs\"", "\"id\": \"flow-" + marker + "\""));
  }

  private static String described(String text, Path folder, String marker) {
    try {
      Files.writeString(folder.resolve("in-1.0/source-" + marker), "note-" + marker);
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return text.replace("CR-7", "reference-" + marker)
        .replace(
            "\"files\": [ ",
            "\"files\": [ { \"path\": \"files/path-%1$s\", \"kind\": \"other\", \"file\": \"source-%1$s\" }, "
                .formatted(marker))
        .replace(
            "\"authorisation\": \"one\",",
            "\"authorisation\": \"one\", \"ext\": { \"nickname\": \"ext-%1$s\" },".formatted(marker)
                + "\"rollout\": { \"id\": \"rollout-%1$s\", \"permille\": [ { \"at\": \"2026-12-01T00:00:00Z\", \"value\": 10 } ] },"
                    .formatted(marker));
  }

  private static void delete(Path folder) throws Exception {
    List<Path> all;
    try (Stream<Path> found = Files.walk(folder)) {
      all = found.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path each : all) {
      Files.delete(each);
    }
  }
}
