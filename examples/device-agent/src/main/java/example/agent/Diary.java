package example.agent;

import java.io.PrintStream;
import java.util.HashSet;
import java.util.Set;

/** Prints what happens, each line once for as long as the same stick is there. */
final class Diary {
  private static final int MOST_LINES = 256;

  private final PrintStream out;
  private final Set<String> said = new HashSet<>();

  Diary(PrintStream out) {
    this.out = out;
  }

  void say(String line) {
    if (said.size() >= MOST_LINES) {
      said.clear();
    }
    if (said.add(line)) {
      out.println(line);
    }
  }

  void startAnew() {
    said.clear();
  }
}
