package dev.cachet.drift;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cachet.finding.Finding;
import dev.cachet.finding.Severity;
import dev.cachet.listing.ListedEntry;
import dev.cachet.rootfs.EntryKind;
import java.util.List;
import org.jspecify.annotations.Nullable;
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

  @ParameterizedTest
  @CsvSource({
    ">a, >a, ''",
    ">a, >b, drift.link-differs",
    ">../lib, >/lib, drift.link-differs",
    ">a, , drift.entry-removed",
    ", >a, drift.entry-added",
  })
  void namesALinkThatLeadsElsewhereAndWhatCameOrWent(
      @Nullable String listed, @Nullable String now, String rule) {
    EntryComparison comparison = new EntryComparison();
    if (listed == null) {
      comparison.added(link(String.valueOf(now)));
    } else if (now == null) {
      comparison.removed(link(listed));
    } else {
      comparison.compare(link(listed), link(now));
    }
    List<Finding> found = comparison.findings();
    assertEquals(
        rule.isEmpty() ? List.of() : List.of(rule), found.stream().map(Finding::rule).toList());
    for (Finding each : found) {
      assertEquals("/a", each.subject());
      assertEquals(Severity.ERROR, each.severity());
      assertTrue(each.message().endsWith("; find out who did it, then list the root anew"));
    }
  }

  private static ListedEntry link(String target) {
    return new ListedEntry("/a", EntryKind.LINK, ListedEntry.NONE, "0:0", ListedEntry.NONE, target);
  }
}
