package dev.cachet.lifecycle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cachet.catalogue.Catalogue;
import dev.cachet.catalogue.Cycle;
import dev.cachet.catalogue.Fact;
import dev.cachet.catalogue.Product;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BundledCatalogueTest {
  private static final LocalDate SNAPSHOT = LocalDate.of(2026, 8, 22);
  private static final Catalogue CATALOGUE = Catalogue.bundled();

  private static List<Cycle> published(Product product) {
    return product.cycles().stream().filter(one -> isPublished(one.supportEnd())).toList();
  }

  private static boolean isPublished(Fact fact) {
    return fact.source().startsWith("endoflife.date at commit a70eca33");
  }

  /** The publisher's own booleans of the snapshot's day, which the table does not carry. */
  @Test
  void datesGiveEveryBooleanOfTheSnapshotOnItsOwnDay() throws IOException {
    List<String> differences = new ArrayList<>();
    int cycles = 0;
    for (String line : resource("snapshot-booleans.tsv").lines().skip(1).toList()) {
      String[] pair = line.split("\t", 2);
      List<Cycle> found = published(CATALOGUE.product(pair[0]).orElseThrow());
      StringBuilder codes = new StringBuilder();
      found.forEach(cycle -> codes.append(code(cycle)));
      if (!codes.toString().equals(pair[1])) {
        differences.add(pair[0] + ": " + codes + " is not " + pair[1]);
      }
      cycles += found.size();
    }
    assertEquals(List.of(), differences);
    assertEquals(8351, cycles);
  }

  private static char code(Cycle cycle) {
    return (char)
        ('A'
            + 9 * digit(cycle.supportEnd())
            + 3 * digit(cycle.activeEnd())
            + digit(cycle.extendedEnd()));
  }

  private static int digit(Fact fact) {
    if (!isPublished(fact)) {
      return 0;
    }
    return switch (fact.on(SNAPSHOT)) {
      case PASSED -> 1;
      case OPEN -> 2;
      default -> 0;
    };
  }

  @Test
  void countsTheStatesOfTheSnapshotsDay() {
    Map<SupportState, Integer> count = new EnumMap<>(SupportState.class);
    for (Product product : CATALOGUE.products()) {
      for (Cycle cycle : published(product)) {
        count.merge(SupportPhase.of(cycle, SNAPSHOT).state(), 1, Integer::sum);
      }
    }
    assertEquals(945, count.get(SupportState.SUPPORTED));
    assertEquals(182, count.get(SupportState.SECURITY_ONLY));
    assertEquals(95, count.get(SupportState.EXTENDED_CONTRACT));
    assertEquals(644, count.get(SupportState.SUPPORTED_DATE_UNKNOWN));
    int ended = count.get(SupportState.ENDED) + count.get(SupportState.ENDED_DATE_UNKNOWN);
    assertEquals(6485, ended);
  }

  @Test
  void noticesWhatEndedSinceTheSnapshot() {
    LocalDate later = LocalDate.of(2026, 11, 23);
    long ended =
        CATALOGUE.products().stream()
            .flatMap(product -> published(product).stream())
            .filter(cycle -> cycle.supportEnd().on(SNAPSHOT) == Fact.Kind.OPEN)
            .filter(cycle -> cycle.supportEnd().on(later) == Fact.Kind.PASSED)
            .count();
    assertEquals(150, ended);
  }

  @Test
  void knowsDebian12() {
    Cycle bookworm = CATALOGUE.cycle("debian", "12").orElseThrow();
    assertEquals(LocalDate.of(2026, 7, 11), bookworm.supportEnd().day());
    assertEquals(LocalDate.of(2028, 6, 30), bookworm.extendedEnd().day());
    assertEquals("Debian LTS", CATALOGUE.product("debian").orElseThrow().phases().extended());
  }

  @Test
  void carriesTheSourceOfFactsThatTheSnapshotLacks() {
    Fact zephyr = CATALOGUE.cycle("zephyr", "3.7").orElseThrow().supportEnd();
    assertEquals(LocalDate.of(2029, 7, 27), zephyr.day());
    assertEquals("https://docs.zephyrproject.org/latest/releases/index.html", zephyr.source());
    Cycle seven = CATALOGUE.cycle("windows", "7-sp1").orElseThrow();
    assertEquals(LocalDate.of(2023, 1, 10), seven.extendedEnd().day());
    assertTrue(seven.extendedEnd().source().endsWith("(CC-BY-4.0)"));
    assertTrue(CATALOGUE.cycle("qt", "6.11").orElseThrow().supportEnd().estimated());
  }

  @Test
  void isSmall() throws IOException {
    try (InputStream in = Catalogue.class.getResourceAsStream("catalogue.gz")) {
      assertTrue(in.readAllBytes().length <= 160 * 1024);
    }
  }

  private static String resource(String name) throws IOException {
    try (InputStream in = BundledCatalogueTest.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
