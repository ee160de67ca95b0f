package dev.cachet.boot;

import java.util.regex.Pattern;

/**
 * The two boot slots of a device, as its loader names them.
 *
 * @param first the slot that the script of the loader calls the first
 * @param second the other
 */
public record BootSlots(String first, String second) {
  static final String FORM = "[a-z0-9][a-z0-9._-]{0,31}";
  private static final Pattern NAME = Pattern.compile(FORM);

  /**
   * Checks the names.
   *
   * @param first 1 to 32 characters, {@code a-z0-9._-}, the first of them a letter or digit
   * @param second likewise, and another
   * @throws IllegalArgumentException if a name has another form, or both are one
   */
  public BootSlots {
    requireName(first);
    requireName(second);
    if (first.equals(second)) {
      throw new IllegalArgumentException("two boot slots are needed, not " + first + " twice");
    }
  }

  private static void requireName(String slot) {
    if (!NAME.matcher(slot).matches()) {
      throw new IllegalArgumentException("a boot slot is named by " + FORM + ", not " + slot);
    }
  }

  /**
   * The slot beside one.
   *
   * @param slot one of the two
   * @return the other
   * @throws IllegalArgumentException if it is neither
   */
  public String other(String slot) {
    return require(slot).equals(first) ? second : first;
  }

  boolean has(String slot) {
    return slot.equals(first) || slot.equals(second);
  }

  String require(String slot) {
    if (!has(slot)) {
      throw new IllegalArgumentException(
          "the boot slots are " + first + " and " + second + ", not " + slot);
    }
    return slot;
  }
}
