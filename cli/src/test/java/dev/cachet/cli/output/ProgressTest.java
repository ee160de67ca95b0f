package dev.cachet.cli.output;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ProgressTest {
  private final StringWriter shown = new StringWriter();

  @AfterEach
  void forget() {
    System.clearProperty(Progress.TERMINAL);
  }

  @Test
  void isShownOnATerminalAndWipedAway() throws Exception {
    String said = during("yes", "reading ... ");
    assertTrue(said.startsWith("\rreading ... "), said);
    assertTrue(said.endsWith("\r\u001b[K"), said);
  }

  @Test
  void isNotShownElsewhere() throws Exception {
    assertEquals("", during("no", null));
  }

  @Test
  void aBarIsNeverFullAndNeverTooLong() {
    assertEquals("[##########          ] 50 %, ", Progress.bar(5, 10));
    assertEquals(Progress.bar(5, 10).length(), Progress.bar(99, 10).length());
    assertTrue(Progress.bar(Long.MAX_VALUE, Long.MAX_VALUE).contains("] 99 %"));
    assertEquals("", Progress.bar(0, 10), "nothing was read, or nobody counts");
    assertEquals("", Progress.bar(5, 0), "nobody knows how much there is");
  }

  private static boolean ticks() {
    return Thread.getAllStackTraces().keySet().stream()
        .anyMatch(thread -> thread.getName().equals("progress"));
  }

  /** Works until something is shown, or for as long as it takes anywhere to show it. */
  private String during(String terminal, String awaited) throws Exception {
    System.setProperty(Progress.TERMINAL, terminal);
    String answer =
        Progress.during(
            "reading",
            new PrintWriter(shown, true),
            () -> {
              if (awaited == null) {
                assertFalse(ticks(), "a thread shows progress");
              }
              while (awaited != null && !shown.toString().contains(awaited)) {
                Thread.sleep(10);
              }
              return "done";
            });
    assertEquals("done", answer);
    return shown.toString();
  }
}
