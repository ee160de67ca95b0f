package dev.cachet.trust;

import java.util.Locale;
import java.util.Optional;

/** The roles of a root (trust specification, section 5). */
public enum Role {
  /** Signs root documents. */
  ROOT,
  /** Signs packages: this is what we built. */
  RELEASE,
  /** Signs packages where the root says so: this is cleared for use. */
  CLEARANCE,
  /** Signs install grants. */
  GRANT,
  /** Signs downgrades. */
  DOWNGRADE,
  /** Signs carriage documents; the only role that a root may lack. */
  CARRIAGE;

  /**
   * The name in a root.
   *
   * @return lower case
   */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<Role> of(String text) {
    for (Role role : values()) {
      if (role.text().equals(text)) {
        return Optional.of(role);
      }
    }
    return Optional.empty();
  }
}
