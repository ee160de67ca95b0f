package dev.cachet.policy;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** One row of the table of levels: what is asked for, and how strictly at each level. */
public final class PolicyRow {
  private final String id;
  private final String title;
  private final Kind kind;
  private final String unit;
  private final String carrier;
  private final String check;
  private final String requirement;
  private final List<String> order;
  private final Map<PolicyLevel, Cell> cells;

  PolicyRow(List<String> texts, Kind kind, List<String> order, Map<PolicyLevel, Cell> cells) {
    this.id = texts.get(0);
    this.title = texts.get(1);
    this.unit = texts.get(2);
    this.carrier = texts.get(3);
    this.check = texts.get(4);
    this.requirement = texts.get(5);
    this.kind = kind;
    this.order = List.copyOf(order);
    this.cells = Collections.unmodifiableMap(new EnumMap<>(cells));
  }

  /** How values of a row are compared. */
  public enum Kind {
    /** A number; more is stricter. */
    AT_LEAST,
    /** A number; less is stricter. */
    AT_MOST,
    /** A word; a later one of the row's order is stricter. */
    WORDS,
    /** Words that are allowed; fewer are stricter. */
    SUBSET,
    /** Words that are demanded; more are stricter. */
    SUPERSET
  }

  /**
   * One cell.
   *
   * @param value a number, a word, or words with commas between
   * @param rationale why; all are defaults of Cachet's own
   */
  public record Cell(String value, String rationale) {}

  /** What one value is to another. */
  public enum Strictness {
    /** It asks for less. */
    MILDER,
    /** It asks for the same. */
    SAME,
    /** It asks for more. */
    STRICTER,
    /** It asks for something else. */
    OTHER
  }

  /**
   * The name of the row.
   *
   * @return for example {@code os.support-left}
   */
  public String id() {
    return id;
  }

  /**
   * What is asked for.
   *
   * @return some words
   */
  public String title() {
    return title;
  }

  /**
   * In what a number counts.
   *
   * @return for example {@code days}; empty for words
   */
  public String unit() {
    return unit;
  }

  /**
   * What of a release carries the value, so that it binds.
   *
   * @return {@code root}, {@code manifest}, {@code evidence} or {@code integrator}
   */
  public String carrier() {
    return carrier;
  }

  /**
   * Who checks it.
   *
   * @return {@code gate}, {@code seal} (and {@code trust lint}), {@code format}, or {@code nobody}
   */
  public String check() {
    return check;
  }

  /**
   * The requirement that it serves.
   *
   * @return for example {@code REQ-OS-03}
   */
  public String requirement() {
    return requirement;
  }

  /**
   * How values are compared.
   *
   * @return the kind
   */
  public Kind kind() {
    return kind;
  }

  /**
   * The cell of a level.
   *
   * @param level the level
   * @return its cell
   */
  public Cell cell(PolicyLevel level) {
    return Objects.requireNonNull(cells.get(level));
  }

  /**
   * Compares two values of this row.
   *
   * @param value a value
   * @param than another
   * @return what the first is to the second
   */
  public Strictness compare(String value, String than) {
    if (value.equals(than)) {
      return Strictness.SAME;
    }
    return switch (kind) {
      case AT_LEAST -> sign(Integer.compare(Integer.parseInt(value), Integer.parseInt(than)));
      case AT_MOST -> sign(Integer.compare(Integer.parseInt(than), Integer.parseInt(value)));
      case WORDS ->
          order.contains(value) && order.contains(than)
              ? sign(Integer.compare(order.indexOf(value), order.indexOf(than)))
              : Strictness.OTHER;
      case SUBSET -> words(set(value), set(than));
      case SUPERSET -> words(set(than), set(value));
    };
  }

  /** Why a text is no value of this row; empty if it is one. */
  String fault(String value) {
    return switch (kind) {
      case AT_LEAST, AT_MOST -> value.matches("\\d{1,5}") ? "" : "is no number of 0 to 99999";
      case WORDS -> order.contains(value) ? "" : "is none of " + String.join(", ", order);
      case SUBSET, SUPERSET -> value.matches("[A-Za-z_]+(?:,[A-Za-z_]+)*") ? "" : "is no list";
    };
  }

  private static Set<String> set(String value) {
    return Set.of(value.split(",", -1));
  }

  private static Strictness words(Set<String> few, Set<String> many) {
    if (few.equals(many)) {
      return Strictness.SAME;
    }
    if (many.containsAll(few)) {
      return Strictness.STRICTER;
    }
    return few.containsAll(many) ? Strictness.MILDER : Strictness.OTHER;
  }

  private static Strictness sign(int comparison) {
    if (comparison == 0) {
      return Strictness.SAME;
    }
    return comparison < 0 ? Strictness.MILDER : Strictness.STRICTER;
  }
}
