package dev.cachet.yocto;

import dev.cachet.dpkg.DebianLicenceName;
import dev.cachet.licence.LicenceClaim;
import dev.cachet.licence.SpdxLicences;
import java.util.StringTokenizer;

/**
 * Licences as Yocto writes them: {@code &} and {@code |} where SPDX has {@code AND} and {@code OR}.
 * A name that the SPDX list does not have becomes a {@code LicenseRef}.
 */
public final class YoctoLicence {
  private YoctoLicence() {}

  /**
   * Reads a licence as recipes write it.
   *
   * @param text the text
   * @return the claim
   */
  public static LicenceClaim claim(String text) {
    LicenceClaim whole = SpdxLicences.claim(text);
    if (whole.form() != LicenceClaim.Form.NAME || text.indexOf(',') >= 0) {
      return whole;
    }
    StringBuilder expression = new StringBuilder();
    StringTokenizer tokens = new StringTokenizer(text, " \t&|()", true);
    boolean exception = false;
    while (tokens.hasMoreTokens()) {
      String token = tokens.nextToken();
      expression.append(
          switch (token) {
            case "&" -> " AND ";
            case "|" -> " OR ";
            case "\t" -> " ";
            case " ", "(", ")", "AND", "OR", "WITH" -> token;
            default -> exception ? token : term(token);
          });
      exception = token.equals("WITH") || (exception && token.isBlank());
    }
    LicenceClaim read = SpdxLicences.claim(expression.toString());
    return read.form() == LicenceClaim.Form.NAME ? SpdxLicences.name(text) : read;
  }

  private static String term(String name) {
    return DebianLicenceName.spdx(name)
        .orElseGet(() -> "LicenseRef-" + name.replaceAll("[^A-Za-z0-9.-]++", "-"));
  }
}
