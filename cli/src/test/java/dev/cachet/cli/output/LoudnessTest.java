package dev.cachet.cli.output;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cachet.cli.Cachet;
import org.junit.jupiter.api.Test;

class LoudnessTest {
  private static final Object[] LOOKUP = {
    "lifecycle", "lookup", "debian@12", "--as-of", "2026-11-23"
  };

  @Test
  void quietTakesNothingAwayFromTheAnswer() {
    Cachet usual = Cachet.done(LOOKUP);
    assertEquals("as of 2026-11-23", usual.err().strip());
    for (Object[] words : new Object[][] {first("--quiet"), last("-q")}) {
      Cachet quiet = Cachet.done(words);
      assertEquals(usual.out(), quiet.out());
      assertEquals("", quiet.err());
    }
  }

  @Test
  void quietDoesNotHideWhatWentWrong() {
    Cachet failed = Cachet.run("-q", "lifecycle", "check", "--rootfs", "/no/such/root");
    assertEquals(ExitCode.USAGE, failed.exit());
    assertTrue(failed.err().startsWith("cachet: /no/such/root"), failed.err());
    Cachet wrong = Cachet.run("lifecycle", "lookup", "-q");
    assertTrue(wrong.err().contains("ID"), wrong.err());
  }

  @Test
  void verboseSaysWhatItTookAndTakesNothingAwayFromTheAnswer() {
    Cachet verbose = Cachet.done(last("--verbose"));
    assertEquals(Cachet.done(LOOKUP).out(), verbose.out());
    assertTrue(verbose.err().contains("as of 2026-11-23"), verbose.err());
    assertTrue(verbose.err().contains(" on Java "), verbose.err());
    assertTrue(verbose.err().contains("took "), verbose.err());
  }

  @Test
  void onlyVerboseShowsWhereAnErrorIsFrom() {
    Object[] words = {"lifecycle", "check", "--rootfs", "/no/such/root"};
    assertFalse(Cachet.run(words).err().contains("\tat "));
    Cachet verbose = Cachet.run("lifecycle", "check", "--rootfs", "/no/such/root", "-v");
    assertTrue(verbose.err().contains("\tat dev.cachet"), verbose.err());
    assertEquals(Cachet.run(words).exit(), verbose.exit());
  }

  private static Object[] first(String option) {
    Object[] words = new Object[LOOKUP.length + 1];
    words[0] = option;
    System.arraycopy(LOOKUP, 0, words, 1, LOOKUP.length);
    return words;
  }

  private static Object[] last(String option) {
    Object[] words = java.util.Arrays.copyOf(LOOKUP, LOOKUP.length + 1);
    words[LOOKUP.length] = option;
    return words;
  }
}
