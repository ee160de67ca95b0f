package dev.cachet.installed;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * CPE names as package managers record them: {@code cpe:/a:vendor:product} or {@code cpe:2.3:…}.
 */
public final class CpeText {
  /** The form that the schema of CycloneDX takes, in printable ASCII; a text like it is no CPE. */
  private static final Pattern FORM =
      Pattern.compile(
          "cpe:/[aho](:[A-Za-z0-9._~%!-]*){0,6}|cpe:2\\.3:[aho*-](:[!-9;-~]{1,200}){10}");

  private CpeText() {}

  /**
   * Keeps a text that is a CPE name.
   *
   * @param text what a database records
   * @return the name, or null if it is none
   */
  public static @Nullable String of(String text) {
    return FORM.matcher(text).matches() ? text : null;
  }
}
