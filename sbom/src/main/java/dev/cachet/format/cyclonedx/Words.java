package dev.cachet.format.cyclonedx;

import dev.cachet.identity.IdentityEvidence;
import java.util.Locale;

/** The words that CycloneDX 1.6 has for the constants of our enums, whose names follow them. */
public final class Words {
  private static final String OMNIBOR_ID = "omniborId";

  private Words() {}

  /**
   * With hyphens, such as {@code operating-system}.
   *
   * @param constant the constant
   * @return the text
   */
  public static String of(Enum<?> constant) {
    return constant == IdentityEvidence.Field.OMNIBOR_ID
        ? OMNIBOR_ID
        : underscored(constant).replace('_', '-');
  }

  /** With underscores, such as {@code not_specified}. */
  static String underscored(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  /** Reads a token as a constant. */
  public static <E extends Enum<E>> E constant(Class<E> type, String word) {
    return word.equals(OMNIBOR_ID)
        ? Enum.valueOf(type, IdentityEvidence.Field.OMNIBOR_ID.name())
        : Enum.valueOf(type, word.toUpperCase(Locale.ROOT).replace('-', '_'));
  }
}
