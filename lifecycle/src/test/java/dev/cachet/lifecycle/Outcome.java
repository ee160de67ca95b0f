package dev.cachet.lifecycle;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How an answer compares with its label. */
enum Outcome {
  /** The answer says what the label says: no less and no more. */
  RIGHT,
  /** Nothing that contradicts the label, and less than it says. */
  UNKNOWN,
  /** A product, cycle, base or rolling line that the label does not give. */
  WRONG;

  /** "-" in a label means that nothing may be named there. */
  static Outcome of(String labelled, @Nullable String found) {
    String given = found == null ? "-" : found;
    if (given.equals(labelled)) {
      return RIGHT;
    }
    boolean saysLess = found == null || labelled.startsWith(found + "/");
    return saysLess ? UNKNOWN : WRONG;
  }

  Outcome and(Outcome other) {
    return compareTo(other) >= 0 ? this : other;
  }

  /** Counts apart, and what is not right. */
  static final class Count {
    private final Map<Outcome, Integer> counts = new EnumMap<>(Outcome.class);
    private final List<String> misses = new ArrayList<>();

    void add(Outcome outcome, String what) {
      counts.merge(outcome, 1, Integer::sum);
      if (outcome != RIGHT) {
        misses.add(outcome + " " + what);
      }
    }

    int of(Outcome outcome) {
      return counts.getOrDefault(outcome, 0);
    }

    int total() {
      return of(RIGHT) + of(UNKNOWN) + of(WRONG);
    }

    boolean isRightIn(double percent) {
      return of(RIGHT) * 100.0 >= percent * total();
    }

    String numbers() {
      return "right %d, unknown %d, wrong %d of %d"
          .formatted(of(RIGHT), of(UNKNOWN), of(WRONG), total());
    }

    @Override
    public String toString() {
      return numbers() + "\n" + String.join("\n", misses);
    }
  }
}
