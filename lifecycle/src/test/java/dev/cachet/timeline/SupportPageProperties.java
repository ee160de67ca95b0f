package dev.cachet.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cachet.lifecycle.Horizon;
import dev.cachet.lifecycle.SupportReport;
import dev.cachet.lookup.ComponentMatch;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.w3c.dom.Element;

class SupportPageProperties {
  /** Direction and control characters, apart from the line feeds of the page itself. */
  private static final Pattern STEERING =
      Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\u2028\\u2029&&[^\\n]]");

  private static SupportReport named(String name) {
    ComponentMatch hostile = new ComponentMatch(name, null, null, List.of(), name);
    return Pages.of(Pages.HORIZON, List.of(hostile, Pages.match(name, "python", "3.11")));
  }

  private static List<String> structure(SupportReport report) {
    return Pages.elements(Pages.read(report), "*").stream()
        .map(Element::getTagName)
        .filter(tag -> !tag.equals("time"))
        .toList();
  }

  @Property(tries = 300)
  void noNameChangesTheStructureOrSteersTheReader(@ForAll("names") String name) {
    assertEquals(structure(named("plain")), structure(named(name)));
    assertFalse(STEERING.matcher(Pages.text(named(name))).find());
  }

  @Example
  void aLongNameIsCut() {
    int plain = SupportPage.write(named("n")).length;
    assertTrue(SupportPage.write(named("&".repeat(10_000))).length < plain + 30_000);
  }

  @Property(tries = 300)
  void anyDaysGiveAPage(@ForAll("days") LocalDate asOf, @ForAll("days") LocalDate until) {
    structure(Pages.report(new Horizon(asOf, until, 0), Pages.COMPONENTS));
  }

  @Provide
  Arbitrary<String> names() {
    return Arbitraries.oneOf(
        Arbitraries.strings().ofMaxLength(40),
        Arbitraries.strings().withChars("<>&\"'`/!-=[]\u0000\u202e\u2066\uffff\ud83d\uded1\n\t x"),
        Arbitraries.of(
            "</title><script>alert(1)</script>",
            "\"><svg onload=alert(1)>",
            "]]></style><style>*{display:none}",
            "<!-- ",
            "&lt;b&gt; &#0; &#x202e;",
            "a\u202etxt.exe",
            "\ud83d\udc69\u200d\ud83d\udd2c".repeat(500)));
  }

  @Provide
  Arbitrary<LocalDate> days() {
    return Arbitraries.oneOf(
        Arbitraries.longs().between(0, 40_000).map(LocalDate::ofEpochDay),
        Arbitraries.of(LocalDate.MIN, LocalDate.MAX, LocalDate.EPOCH, LocalDate.of(-4000, 2, 28)));
  }
}
