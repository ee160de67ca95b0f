package dev.cachet.drift;

import java.util.Locale;

/**
 * Whether one subject of a comparison was compared.
 *
 * @param subject what
 * @param state whether
 * @param words what of it, or why not
 */
public record ComparedRow(ComparedSubject subject, State state, String words) {
  /** Whether something was compared. */
  public enum State {
    /** It was. */
    YES,
    /** It is not, by design or because the thing does not have it. */
    NO,
    /** One of both sides does not know it. */
    UNKNOWN;

    /**
     * The word for it.
     *
     * @return in lower case
     */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
