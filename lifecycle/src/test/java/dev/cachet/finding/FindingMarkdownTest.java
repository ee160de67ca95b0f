package dev.cachet.finding;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class FindingMarkdownTest {
  @Test
  void writesCountsAndATable() {
    assertEquals(
        """
        # lifecycle check

        As of 2026-11-23, by Cachet 0.1.0, of `build/rootfs`, on `facts of 2026-08-22`:\
         1 errors, 1 warnings, 1 notes.

        | severity | rule | subject | finding | place |
        |---|---|---|---|---|
        | error | lifecycle.ended | `debian 9` | `over since 2020-07-18` |\
         `build/rootfs/etc/os-release VERSION_ID` |
        | warning | lifecycle.unknown | `acme 1` | `not identified` | `build/rootfs` |
        | info | lifecycle.supported | `pkg:deb/debian/openssl@3.0.11` | `supported` |\
         `build/rootfs` |
        """,
        Findings.text(FindingFormat.MARKDOWN, Findings.all("build/rootfs")));
  }

  @Test
  void leavesTheTableOutWhereNothingWasFound() {
    assertEquals(
        """
        # lifecycle check

        As of 2026-11-23, by Cachet 0.1.0, on `facts of 2026-08-22`: 0 errors, 0 warnings, 0 notes.
        """,
        Findings.text(FindingFormat.MARKDOWN, Findings.report("")));
  }

  @Test
  void keepsHostileTextInsideItsCodeSpan() {
    assertEquals("`a\\u0060\\u007c<b>[c](d)\\u000a`", MarkdownText.code("a`|<b>[c](d)\n"));
    assertEquals("", MarkdownText.code(""));
  }
}
