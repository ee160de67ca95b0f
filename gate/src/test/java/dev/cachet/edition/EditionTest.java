package dev.cachet.edition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class EditionTest {
  @Test
  void eachTextStandsOnceAndSaysHowItWasRead() {
    List<Edition> all = Edition.all();
    TreeSet<String> names = new TreeSet<>();
    for (Edition each : all) {
      assertTrue(names.add(each.name()), each.name());
      assertTrue(Set.of("original", "secondary", "unread").contains(each.read()), each.text());
      assertTrue(!each.edition().isBlank() && !each.serves().isBlank(), each.text());
    }
    assertTrue(names.containsAll(Set.of("MDR", "MDCG 2020-3", "FDA premarket", "CycloneDX")));
  }

  /** Fixed days: no test depends on the calendar. */
  @Test
  void aCheckIsDueWhenItIsOlderThanAllowed() {
    LocalDate checked = Edition.all().get(0).checked();
    assertEquals(List.of(), Edition.due(checked.plusDays(180), 180));
    assertEquals(Edition.all(), Edition.due(checked.plusDays(181), 180));
    assertEquals(Edition.all(), Edition.due(checked.minusDays(1), 180));
  }
}
