package dev.cachet.format.content;

import dev.cachet.finding.Evidence;
import dev.cachet.finding.Finding;
import dev.cachet.finding.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Collects what one side has a place for and the other has not. */
public final class Losses {
  static final String RULE = "format.dropped";

  /** A hostile document may hold millions of unknown fields; those beyond are only counted. */
  public static final int MAX_LISTED = 10_000;

  private static final int MAX_VALUE = 200;

  private final String why;
  private final List<Finding> findings = new ArrayList<>();
  private final List<Finding> unknown = new ArrayList<>();
  private int unlisted;

  /**
   * Starts an empty list.
   *
   * @param why the second half of each message
   */
  public Losses(String why) {
    this.why = why;
  }

  /**
   * Keeps one thing that is lost.
   *
   * @param pointer where it stands, as a JSON pointer
   * @param value the value
   */
  public void add(String pointer, Object value) {
    add(() -> pointer, value);
  }

  /** The same, for a place that costs something to name. */
  void add(Supplier<String> place, Object value) {
    if (findings.size() == MAX_LISTED) {
      unlisted++;
      return;
    }
    String pointer = place.get();
    String text = value.toString();
    String shown = text.length() > MAX_VALUE ? cut(text) + "..." : text;
    findings.add(
        new Finding(
            RULE,
            pointer,
            Severity.WARNING,
            pointer + " is left out: " + why,
            List.of(new Evidence("document", pointer, shown))));
  }

  /** Never between the halves of one character. */
  private static String cut(String text) {
    boolean inside = Character.isHighSurrogate(text.charAt(MAX_VALUE - 1));
    return text.substring(0, inside ? MAX_VALUE - 1 : MAX_VALUE);
  }

  /**
   * Tells something that the document leaves open.
   *
   * @param rule the id of the rule
   * @param pointer where it stands, as a JSON pointer
   * @param message the message
   */
  public void unknown(String rule, String pointer, String message) {
    if (unknown.size() < MAX_LISTED) {
      unknown.add(new Finding(rule, pointer, Severity.WARNING, message, List.of()));
    }
  }

  /**
   * All that the document leaves open, sorted.
   *
   * @return what was found, in a fixed order
   */
  public List<Finding> unknown() {
    return unknown;
  }

  /**
   * All that is lost, sorted.
   *
   * @return what was found, in a fixed order
   */
  public List<Finding> findings() {
    List<Finding> all = new ArrayList<>(findings);
    if (unlisted > 0) {
      String message = unlisted + " more places are left out and not listed: " + why;
      all.add(new Finding(RULE, "/", Severity.WARNING, message, List.of()));
    }
    return all;
  }
}
