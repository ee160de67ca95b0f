package dev.cachet.source;

import dev.cachet.archive.pom.PomLicence;
import dev.cachet.licence.LicenceClaim;
import dev.cachet.licence.LicenceClaim.Form;
import dev.cachet.licence.SpdxLicences;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** SPDX identifiers of the licence names and addresses that poms and bundles use. */
public final class LicenceName {
  private static final Map<String, String> NAMES =
      Map.ofEntries(
          Map.entry("apache 2", "Apache-2.0"),
          Map.entry("apache 2 0", "Apache-2.0"),
          Map.entry("asl 2", "Apache-2.0"),
          Map.entry("asl 2 0", "Apache-2.0"),
          Map.entry("asf 2 0", "Apache-2.0"),
          Map.entry("al 2 0", "Apache-2.0"),
          Map.entry("mit", "MIT"),
          Map.entry("bsd 3 clause", "BSD-3-Clause"),
          Map.entry("3 clause bsd", "BSD-3-Clause"),
          Map.entry("new bsd", "BSD-3-Clause"),
          Map.entry("modified bsd", "BSD-3-Clause"),
          Map.entry("revised bsd", "BSD-3-Clause"),
          Map.entry("bsd new", "BSD-3-Clause"),
          Map.entry("bsd 2 clause", "BSD-2-Clause"),
          Map.entry("2 clause bsd", "BSD-2-Clause"),
          Map.entry("simplified bsd", "BSD-2-Clause"),
          Map.entry("eclipse public 1 0", "EPL-1.0"),
          Map.entry("epl 1 0", "EPL-1.0"),
          Map.entry("eclipse public 2 0", "EPL-2.0"),
          Map.entry("epl 2 0", "EPL-2.0"),
          Map.entry("eclipse distribution 1 0", "BSD-3-Clause"),
          Map.entry("edl 1 0", "BSD-3-Clause"),
          Map.entry("cddl 1 0", "CDDL-1.0"),
          Map.entry("cddl 1 1", "CDDL-1.1"),
          Map.entry("mozilla public 1 1", "MPL-1.1"),
          Map.entry("mpl 1 1", "MPL-1.1"),
          Map.entry("mozilla public 2 0", "MPL-2.0"),
          Map.entry("mpl 2 0", "MPL-2.0"),
          Map.entry("cc0", "CC0-1.0"),
          Map.entry("cc0 1 0 universal", "CC0-1.0"),
          Map.entry("unlicense", "Unlicense"));

  private static final Map<String, String> ADDRESSES =
      Map.ofEntries(
          Map.entry("apache.org/licenses/license-2.0", "Apache-2.0"),
          Map.entry("apache.org/license/license-2.0", "Apache-2.0"),
          Map.entry("apache.org/licenses/apache-2.0", "Apache-2.0"),
          Map.entry("opensource.org/licenses/apache-2.0", "Apache-2.0"),
          Map.entry("opensource.org/licenses/mit", "MIT"),
          Map.entry("opensource.org/licenses/mit-license", "MIT"),
          Map.entry("opensource.org/licenses/bsd-2-clause", "BSD-2-Clause"),
          Map.entry("opensource.org/licenses/bsd-3-clause", "BSD-3-Clause"),
          Map.entry("eclipse.org/legal/epl-v10", "EPL-1.0"),
          Map.entry("eclipse.org/org/documents/epl-v10", "EPL-1.0"),
          Map.entry("eclipse.org/legal/epl-v20", "EPL-2.0"),
          Map.entry("eclipse.org/legal/epl-2.0", "EPL-2.0"),
          Map.entry("eclipse.org/org/documents/epl-v20", "EPL-2.0"),
          Map.entry("eclipse.org/org/documents/epl-2.0/epl-2.0", "EPL-2.0"),
          Map.entry("eclipse.org/org/documents/edl-v10", "BSD-3-Clause"),
          Map.entry("mozilla.org/mpl/2.0", "MPL-2.0"),
          Map.entry("mozilla.org/en-us/mpl/2.0", "MPL-2.0"),
          Map.entry("creativecommons.org/publicdomain/zero/1.0", "CC0-1.0"),
          Map.entry("unlicense.org", "Unlicense"));

  private LicenceName() {}

  /**
   * Reads the licences of a POM.
   *
   * @param licences the licences in their order
   * @return one claim for each that says anything
   */
  public static List<LicenceClaim> claims(List<PomLicence> licences) {
    List<LicenceClaim> claims = new ArrayList<>();
    for (PomLicence licence : licences) {
      LicenceClaim claim = claim(licence.name(), licence.url());
      if (claim != null) {
        claims.add(claim);
      }
    }
    return alone(claims);
  }

  /**
   * A Bundle-License header: names or addresses between commas, each with attributes.
   *
   * @param header the value, or null
   * @return the claims
   */
  public static List<LicenceClaim> ofBundle(@Nullable String header) {
    List<LicenceClaim> claims = new ArrayList<>();
    for (String clause : header == null ? new String[0] : header.split(",", -1)) {
      String text = clause.replaceFirst(";.*", "").replace("\"", "").strip();
      LicenceClaim claim = claim(text, text.contains("://") ? text : null);
      if (claim != null) {
        claims.add(claim);
      }
    }
    return alone(claims);
  }

  private static @Nullable LicenceClaim claim(@Nullable String name, @Nullable String url) {
    String id = name == null ? null : NAMES.get(words(name));
    if (id == null && url != null) {
      id = ADDRESSES.get(address(url));
    }
    if (id != null) {
      Optional<String> listed = SpdxLicences.id(id);
      return listed.map(l -> new LicenceClaim(Form.ID, l)).orElse(null);
    }
    String text = name == null ? url : name;
    return text == null || text.isBlank() ? null : SpdxLicences.claim(text.strip());
  }

  /** CycloneDX takes a list of licences or one expression, never both. */
  private static List<LicenceClaim> alone(List<LicenceClaim> claims) {
    if (claims.size() < 2) {
      return List.copyOf(claims);
    }
    return claims.stream()
        .map(c -> c.form() == Form.EXPRESSION ? SpdxLicences.name(c.text()) : c)
        .toList();
  }

  private static String words(String name) {
    return name.toLowerCase(Locale.ROOT)
        .replaceAll("[^a-z0-9]+", " ")
        .replaceAll("\\b(?:the|licen[cs]es?|software|version|v|foundation)\\b", " ")
        .replaceAll("\\bv(?=[0-9])", "")
        .replaceAll("\\s++", " ")
        .strip();
  }

  private static String address(String url) {
    return url.toLowerCase(Locale.ROOT)
        .strip()
        .replaceFirst("^https?://", "")
        .replaceFirst("^www\\.", "")
        .replaceFirst("/+$", "")
        .replaceFirst("\\.(?:txt|html?|php)$", "");
  }

  /**
   * CycloneDX takes a list of licences or one expression, never both.
   *
   * @param claims single licences
   * @return at most one expression, or the claims as they are
   */
  public static List<LicenceClaim> joined(SortedSet<LicenceClaim> claims) {
    if (claims.size() < 2 || claims.stream().noneMatch(c -> c.form() == Form.EXPRESSION)) {
      return List.copyOf(claims);
    }
    String all = claims.stream().map(LicenceName::term).collect(Collectors.joining(" AND "));
    return List.of(new LicenceClaim(Form.EXPRESSION, all));
  }

  private static String term(LicenceClaim claim) {
    return switch (claim.form()) {
      case ID -> claim.text();
      case EXPRESSION -> "(" + claim.text() + ")";
      case NAME -> "LicenseRef-" + claim.text().replaceAll("[^A-Za-z0-9.-]++", "-");
    };
  }
}
