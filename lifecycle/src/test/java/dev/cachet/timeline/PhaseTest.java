package dev.cachet.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.cachet.catalogue.Cycle;
import dev.cachet.catalogue.CycleFacts;
import dev.cachet.catalogue.Fact;
import dev.cachet.catalogue.Product;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class PhaseTest {
  private static final LocalDate READ = LocalDate.of(2026, 8, 22);
  private static final LocalDate UNTIL = LocalDate.of(2030, 6, 30);
  private static final Fact ABSENT = undated(Fact.Kind.ABSENT);
  private static final Fact OPEN = undated(Fact.Kind.OPEN);
  private static final Fact PASSED = undated(Fact.Kind.PASSED);

  private static Fact undated(Fact.Kind kind) {
    return new Fact(kind, null, "", "s", READ, false);
  }

  private static Fact dated(String text, boolean estimated) {
    LocalDate day = LocalDate.parse(text.length() == 7 ? text + "-01" : text);
    return new Fact(Fact.Kind.DATED, day, text, "s", READ, estimated);
  }

  private static List<String> sentences(String released, Fact active, Fact support, Fact extended) {
    Cycle cycle = new Cycle("p", "1", "", released, active, support, extended, "", "");
    Product.Phases names = new Product.Phases("Full", "Fixes", "Paid");
    return Phase.of(new CycleFacts("P", cycle, names), UNTIL).stream()
        .map(phase -> phase.sentence(PageWords.ENGLISH))
        .toList();
  }

  @Test
  void tellsAllPhasesInTheirOrder() {
    assertEquals(
        List.of(
            "Supported (\"Full\") from 2020-01-01 until 2022-01-01",
            "Security fixes only (\"Fixes\") from 2022-01-02 until 2025-01-01",
            "Extended support, for those who have it (\"Paid\") from 2025-01-02 until 2028-06"
                + " (its first day) (estimated by its publisher)",
            "Without known support from 2028-06-02 until 2030-06-30 (2 y)"),
        sentences(
            "2020-01-01",
            dated("2022-01-01", false),
            dated("2025-01-01", false),
            dated("2028-06", true)));
  }

  @Test
  void tellsWhatIsNotPublished() {
    assertEquals(
        List.of("Supported (\"Fixes\") from 2020, not over on 2026-08-22; end not published"),
        sentences("2020", ABSENT, OPEN, ABSENT));
    assertEquals(
        List.of(
            "Support over, date not published (\"Fixes\"), over by 2026-08-22; since when is not"
                + " published",
            "Without known support from 2026-08-23 until 2030-06-30 (3 y 10 m)"),
        sentences("", ABSENT, PASSED, OPEN));
    assertEquals(
        List.of("Security fixes only (\"Fixes\") until 2031-01-01; since when is not published"),
        sentences("2020-01-01", PASSED, dated("2031-01-01", false), ABSENT));
    assertEquals(
        List.of(
            "Extended support, for those who have it (\"Paid\") until 2031-01-01; since when is not"
                + " published"),
        sentences("2020-01-01", ABSENT, ABSENT, dated("2031-01-01", false)));
  }

  @Test
  void tellsNothingOfACycleWithoutDates() {
    assertEquals(List.of(), sentences("2020-01-01", ABSENT, ABSENT, OPEN));
  }

  @Test
  void doesNotCountAnExtensionThatEndsBeforeSupportDoes() {
    assertEquals(
        List.of("Supported (\"Fixes\") until 2031-01-01; since when is not published"),
        sentences("soon", ABSENT, dated("2031-01-01", false), dated("2030-01-01", false)));
  }

  @Test
  void measuresWhatIsWithoutSupportInDaysWhenItIsShort() {
    assertEquals(
        "Without known support from 2030-06-20 until 2030-06-30 (11 d)",
        sentences("2020", ABSENT, dated("2030-06-19", false), ABSENT).get(1));
  }
}
