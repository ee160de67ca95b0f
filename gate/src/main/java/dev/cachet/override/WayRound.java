package dev.cachet.override;

import dev.cachet.catalogue.TableBeside;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What lets a release pass although a rule found something: {@code ways.tsv}. A rule has exactly
 * one way, so that the milder paper never stands in for the one that more people sign.
 *
 * @param kind which paper
 * @param why what it is, or why there is none; a clause without an end
 */
public record WayRound(Kind kind, String why) {
  /** The papers. */
  public enum Kind {
    /** A reviewed exception of support. */
    WAIVER,
    /** An answer of a named role to a question about a change. */
    ANSWER,
    /** An {@link UnsafeGateOverride}. */
    OVERRIDE,
    /** None: the release cannot be described without it, or the remedy costs nothing. */
    NONE
  }

  private static final String CHANGE = "change.";
  private static final Map<String, WayRound> ALL = read();

  /**
   * The way round a rule.
   *
   * @param rule its id
   * @return its way; {@link Kind#NONE} for a rule that is not known
   */
  public static WayRound of(String rule) {
    WayRound known = ALL.get(rule);
    if (known != null) {
      return known;
    }
    return rule.startsWith(CHANGE)
        ? new WayRound(Kind.OVERRIDE, "a contradicted claim")
        : new WayRound(Kind.NONE, "no rule of the gate has this id");
  }

  /**
   * The rules that the gate may refuse by.
   *
   * @return their ids, in the order of the table
   */
  public static List<String> rules() {
    return List.copyOf(ALL.keySet());
  }

  private static Map<String, WayRound> read() {
    Map<String, WayRound> all = new LinkedHashMap<>();
    for (List<String> row : TableBeside.rows(WayRound.class, "ways.tsv", 3)) {
      Kind kind = Kind.valueOf(row.get(1).toUpperCase(Locale.ROOT));
      all.put(row.get(0), new WayRound(kind, row.get(2)));
    }
    return all;
  }
}
