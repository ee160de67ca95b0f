package dev.cachet.source;

import dev.cachet.finding.Evidence;
import dev.cachet.finding.Finding;
import dev.cachet.finding.Severity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What could not be read or resolved; bounded, as a hostile file can be wrong in every line. */
public final class Problems {
  private static final int MAX_KEPT = 200;
  private static final Comparator<Finding> ORDER =
      Comparator.comparing(Finding::rule)
          .thenComparing(Finding::subject)
          .thenComparing(Finding::message);

  private final List<Finding> findings = new ArrayList<>();
  private int passedOver;
  private boolean partsMissing;

  /**
   * Keeps a problem after which a part may be missing in the inventory.
   *
   * @param rule the id of the rule
   * @param subject what it is about
   * @param message what is wrong and what to do
   * @param evidence where it was seen
   */
  public void add(String rule, String subject, String message, List<Evidence> evidence) {
    partsMissing = true;
    addDetail(rule, subject, message, evidence);
  }

  /**
   * Keeps a problem that is only about what is known of a part.
   *
   * @param rule the id of the rule
   * @param subject what it is about
   * @param message what is wrong and what to do
   * @param evidence where it was seen
   */
  public void addDetail(String rule, String subject, String message, List<Evidence> evidence) {
    if (findings.size() < MAX_KEPT) {
      findings.add(new Finding(rule, subject, Severity.WARNING, message, evidence));
    } else {
      passedOver++;
    }
  }

  /**
   * Keeps a problem in a line of a file.
   *
   * @param rule the id of the rule
   * @param path the file
   * @param line the line, from 1
   * @param message what is wrong and what to do
   */
  public void inLine(String rule, String path, long line, String message) {
    add(rule, path, path + " line " + line + ": " + message, List.of());
  }

  /**
   * Says whether a part may be missing.
   *
   * @return whether the inventory may lack a part
   */
  public boolean partsMissing() {
    return partsMissing;
  }

  /**
   * The findings.
   *
   * @return the findings, sorted
   */
  public List<Finding> sorted() {
    List<Finding> sorted = new ArrayList<>(findings);
    sorted.sort(ORDER);
    if (passedOver > 0) {
      String message = passedOver + " more problems of the same kinds are not listed";
      sorted.add(new Finding("source.more-problems", "root", Severity.WARNING, message, List.of()));
    }
    return sorted;
  }
}
