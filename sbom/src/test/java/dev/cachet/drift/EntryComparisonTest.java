package dev.cachet.drift;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cachet.finding.Finding;
import dev.cachet.finding.Severity;
import dev.cachet.listing.ListedEntry;
import dev.cachet.rootfs.EntryKind;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Each attribute of an entry that differs from its listing is an error of its own rule; of what one
 * side does not know nothing is claimed, and it is told.
 */
class EntryComparisonTest {
  private static ListedEntry entry(String attributes) {
    String[] each = attributes.split(" ", -1);
    return new ListedEntry("/a", EntryKind.FILE, each[0], each[1], each[2], each[3]);
  }

  @ParameterizedTest
  @CsvSource({
    "0755 0:0 - aa, 0755 0:0 - aa, ''",
    "0755 0:0 - aa, 0755 0:7 - aa, drift.owner-differs",
    "0755 0:0 - aa, 0755 7:0 - aa, drift.owner-differs",
    "0755 0:0 - aa, 0755 0:0 01 aa, drift.capability-differs",
    "0755 0:0 01 aa, 0755 0:0 - aa, drift.capability-differs",
    "0755 0:0 01 aa, 0755 0:0 02 aa, drift.capability-differs",
    "0755 0:0 - aa, 0700 0:0 - aa, drift.mode-differs",
    "0755 0:0 - aa, 4755 0:0 - aa, drift.setuid-differs",
    "0755 0:0 - aa, 0755 0:0 - bb, drift.entry-changed",
  })
  void namesWhatDiffers(String listed, String now, String rule) {
    EntryComparison comparison = new EntryComparison();
    comparison.compare(entry(listed), entry(now));
    List<String> errors =
        comparison.findings().stream()
            .filter(finding -> finding.severity() == Severity.ERROR)
            .map(Finding::rule)
            .toList();
    assertEquals(rule.isEmpty() ? List.of() : List.of(rule), errors);
  }

  @ParameterizedTest
  @CsvSource({
    "0755 ? - aa, 0755 0:0 - aa, owner",
    "0755 0:0 - aa, 0755 ? - aa, owner",
    "0755 0:0 ? aa, 0755 0:0 01 aa, capabilities",
    "0755 0:0 01 aa, 0755 0:0 ? aa, capabilities",
  })
  void tellsWhatOneSideDoesNotKnow(String listed, String now, String what) {
    EntryComparison comparison = new EntryComparison();
    comparison.compare(entry(listed), entry(now));
    List<Finding> told = comparison.findings();
    assertEquals(1, told.size(), told.toString());
    assertTrue(told.get(0).message().contains(what), told.toString());
  }
}
