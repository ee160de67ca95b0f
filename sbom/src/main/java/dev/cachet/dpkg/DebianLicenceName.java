package dev.cachet.dpkg;

import dev.cachet.licence.SpdxLicences;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** SPDX identifiers of the short names that the Debian copyright format 1.0 defines. */
public final class DebianLicenceName {
  private static final Pattern GNU =
      Pattern.compile("(agpl|lgpl|gpl|gfdl|gfdl-niv)-?v?([0-9])(\\.[0-9])?(\\+?)");

  private static final Map<String, String> NAMES =
      Map.ofEntries(
          Map.entry("expat", "MIT"),
          Map.entry("apache-2", "Apache-2.0"),
          Map.entry("artistic", "Artistic-1.0"),
          Map.entry("artistic-2", "Artistic-2.0"),
          Map.entry("cc0", "CC0-1.0"),
          Map.entry("efl-2", "EFL-2.0"),
          Map.entry("eiffel-2.0", "EFL-2.0"),
          Map.entry("openldap-2.8", "OLDAP-2.8"),
          Map.entry("w3c-software", "W3C"));

  private DebianLicenceName() {}

  /**
   * The identifier, if the name means exactly one licence of the list.
   *
   * @param name a short name as Debian writes it
   * @return the SPDX identifier, or empty
   */
  public static Optional<String> spdx(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    String known = NAMES.get(lower);
    if (known != null) {
      return SpdxLicences.id(known);
    }
    Matcher matcher = GNU.matcher(lower);
    return matcher.matches() ? gnu(matcher) : SpdxLicences.id(name);
  }

  private static Optional<String> gnu(Matcher matcher) {
    String family = matcher.group(1);
    String minor = matcher.group(3) == null ? ".0" : matcher.group(3);
    boolean noInvariants = family.equals("gfdl-niv");
    return SpdxLicences.id(
        (noInvariants ? "gfdl" : family)
            + "-"
            + matcher.group(2)
            + minor
            + (noInvariants ? "-no-invariants" : "")
            + (matcher.group(4).isEmpty() ? "-only" : "-or-later"));
  }
}
