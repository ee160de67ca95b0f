package dev.cachet.lifecycle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cachet.catalogue.Catalogue;
import dev.cachet.document.BomDocument;
import dev.cachet.lookup.ComponentLookup;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What was answered before is answered again without its work, and nothing else is. */
class RememberedVerdictsTest {
  private static final Horizon TODAY = new Horizon(LocalDate.of(2026, 11, 30), null, 0);
  private static final String SYSTEM =
      "{\"type\":\"operating-system\",\"name\":\"debian\",\"version\":\"%s\"}";

  private static SupportReport report(
      SupportCheck check, String file, Horizon horizon, String... components) throws IOException {
    String json =
        "{\"bomFormat\":\"CycloneDX\",\"specVersion\":\"1.6\",\"components\":["
            + String.join(",", components)
            + "]}";
    return check.document(
        BomDocument.read(file, new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8))),
        horizon);
  }

  private static String library(String members) {
    return "{\"type\":\"library\",\"name\":\"openssl\"," + members + "}";
  }

  @Test
  void makesAnAnswerOnceForEachKeyAndForgetsAllWhenFull() {
    RecentAnswers<Integer, String> answers = new RecentAnswers<>(100);
    List<Integer> made = new ArrayList<>();
    Function<Integer, String> ask =
        key ->
            answers.get(
                key,
                () -> {
                  made.add(key);
                  return "answer " + key;
                });
    for (int i = 0; i < 1000; i++) {
      assertEquals("answer " + i % 50, ask.apply(i % 50));
    }
    assertEquals(50, made.size());
    for (int i = 0; i < 10_000; i++) {
      assertEquals("answer " + i, ask.apply(i));
      assertTrue(answers.size() <= 100);
    }
  }

  /** Work for a list of many devices is that of its distinct lines. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4, 8})
  void answersADistinctLineOnce(int times) throws IOException {
    SupportLookup lookup = new SupportLookup(Catalogue.bundled(), TODAY);
    List<String> asked = new ArrayList<>();
    List<String> answers = new ArrayList<>();
    String lines = "openssl@3.0.15\npkg:npm/angular@1.8.3\nnothing\n".repeat(1000 * times);
    lookup.each(
        new ByteArrayInputStream(lines.getBytes(StandardCharsets.UTF_8)),
        line -> {
          asked.add(line);
          return lookup.json(line);
        },
        answers::add);
    assertEquals(3, asked.size());
    assertEquals(3000 * times, answers.size());
    assertEquals(lookup.json("nothing"), answers.get(answers.size() - 1));
  }

  @Test
  void remembersNoLineThatIsLong() throws IOException {
    SupportLookup lookup = new SupportLookup(Catalogue.bundled(), TODAY);
    List<String> asked = new ArrayList<>();
    String lines = ("x".repeat(257) + "\n").repeat(2) + ("y".repeat(256) + "\n").repeat(2);
    lookup.each(
        new ByteArrayInputStream(lines.getBytes(StandardCharsets.UTF_8)),
        line -> {
          asked.add(line);
          return lookup.text(line);
        },
        answer -> assertTrue(answer.contains("UNKNOWN")));
    assertEquals(3, asked.size());
  }

  @Test
  void judgesWhatIsMatchedAlikeOnce() {
    Catalogue catalogue = Catalogue.bundled();
    SupportAssessor assessor = new SupportAssessor(catalogue);
    ComponentLookup lookup = new ComponentLookup(catalogue);
    String any = "pkg:deb/debian/%s@1?distro=debian-12";
    SupportVerdict bash = assessor.judgement(lookup.find(any.formatted("bash")), TODAY);
    assertSame(bash, assessor.judgement(lookup.find(any.formatted("zlib1g")), TODAY));
    assertNotEquals(
        bash.supportEnd(),
        assessor
            .judgement(lookup.find("pkg:deb/debian/a@1?upstream=mbedtls&distro=debian-12"), TODAY)
            .supportEnd());
    assertNotEquals(
        bash,
        assessor.judgement(
            lookup.find(any.formatted("bash")), new Horizon(LocalDate.of(2030, 1, 1), null, 0)));
  }

  @Test
  void namesThePlaceOfEachDocument() throws IOException {
    SupportCheck check = new SupportCheck(Catalogue.bundled());
    String part = library("\"version\":\"1.1.1w\"");
    String system = SYSTEM.formatted("12");
    SupportVerdict first = report(check, "a.json", TODAY, system, part).verdicts().get(1);
    SupportVerdict other = report(check, "b.json", TODAY, part, system, part).verdicts().get(2);
    assertEquals("a.json", first.evidence().get(0).file());
    assertEquals("/components/1", first.evidence().get(0).field());
    assertEquals("b.json", other.evidence().get(0).file());
    assertEquals("/components/2", other.evidence().get(0).field());
    assertEquals("openssl@1.1.1w", other.subject());
    assertEquals(first.explanation(), other.explanation());
    assertEquals(
        first.evidence().subList(1, first.evidence().size()),
        other.evidence().subList(1, other.evidence().size()));
  }

  /** A check that answered another document answers as one that did not. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"version\":\"3.0.15\"",
        "\"version\":\"1.1.1w\",\"cpe\":\"cpe:2.3:a:python:python:3.8.1:*:*:*:*:*:*:*\"",
        "\"version\":\"1.1.1w\",\"purl\":\"pkg:generic/openssl@3.0.15\"",
        "\"version\":\"1.1.1w\",\"purl\":\"pkg:deb/debian/openssl@1\"",
        "\"purl\":\"pkg:deb/debian/libmbedtls14@1?upstream=mbedtls&distro=debian-12\""
      })
  void confusesNoTwoThings(String members) throws IOException {
    SupportCheck used = new SupportCheck(Catalogue.bundled());
    for (String release : List.of("11", "12", "13", "99")) {
      for (Horizon horizon :
          List.of(
              TODAY,
              new Horizon(LocalDate.of(2020, 1, 1), null, 0),
              new Horizon(TODAY.asOf(), LocalDate.of(2040, 1, 1), 0),
              new Horizon(TODAY.asOf(), null, 4000))) {
        String[] parts = {
          SYSTEM.formatted(release), library("\"version\":\"1.1.1w\""), library(members)
        };
        SupportReport fresh = report(new SupportCheck(Catalogue.bundled()), "s", horizon, parts);
        SupportReport again = report(used, "s", horizon, parts);
        assertEquals(said(fresh), said(again));
        assertEquals(said(fresh), said(report(used, "s", horizon, parts)));
      }
    }
  }

  private static List<List<Object>> said(SupportReport report) {
    return report.verdicts().stream()
        .map(
            one ->
                List.<Object>of(
                    one.subject(),
                    one.state(),
                    one.stateOnDay(),
                    String.valueOf(one.supportEnd()),
                    one.explanation(),
                    one.evidence()))
        .toList();
  }
}
