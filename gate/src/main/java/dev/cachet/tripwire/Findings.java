package dev.cachet.tripwire;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/** The findings of one file; the first of each rule is kept, so that a file has few lines. */
final class Findings {
  private final String path;
  private final Map<String, TripwireFinding> byRule = new LinkedHashMap<>();

  Findings(String path) {
    this.path = path;
  }

  String path() {
    return path;
  }

  void block(String rule, long offset, String why) {
    add(TripwireVerdict.BLOCK, rule, offset, why);
  }

  void report(String rule, long offset, String why) {
    add(TripwireVerdict.REPORT, rule, offset, why);
  }

  void unread(String rule, String why) {
    add(TripwireVerdict.UNREAD, rule, 0, why);
  }

  private void add(TripwireVerdict verdict, String rule, long offset, String why) {
    byRule.putIfAbsent(rule, new TripwireFinding(path, verdict, rule, offset, why));
  }

  void give(Consumer<TripwireFinding> taker) {
    byRule.values().forEach(taker);
  }
}
