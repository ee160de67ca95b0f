package dev.cachet.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cachet.cli.output.ExitCode;
import org.junit.jupiter.api.Test;

class VersionCommandTest {
  @Test
  void editionsThatWereCheckedLongAgoFailTheCommandOfTheRelease() {
    Cachet fresh =
        Cachet.done("version", "--editions", "--max-age", "180", "--as-of", "2026-12-01");
    assertTrue(fresh.out().contains("MDCG 2020-3: revision 1"), fresh.out());
    Cachet old = Cachet.run("version", "--editions", "--max-age", "180", "--as-of", "2028-01-01");
    assertEquals(ExitCode.UNREADABLE, old.exit(), old.err());
    assertTrue(old.err().contains("MDCG 2020-3 was last checked on"), old.err());
  }

  @Test
  void anAgeAloneIsAskedForNothing() {
    assertEquals(ExitCode.USAGE, Cachet.run("version", "--max-age", "180").exit());
    assertEquals(ExitCode.USAGE, Cachet.run("version", "--editions", "--max-age", "-1").exit());
    assertTrue(Cachet.done("version").out().startsWith("cachet "));
  }
}
