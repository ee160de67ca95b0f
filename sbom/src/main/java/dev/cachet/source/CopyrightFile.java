package dev.cachet.source;

import dev.cachet.sbom.LicenceClaim;
import dev.cachet.sbom.LicenceClaim.Form;
import dev.cachet.sbom.SpdxLicences;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The licences that a Debian copyright file names: its {@code License} lines, or, in a file of free
 * text, the texts under {@code /usr/share/common-licenses} that it refers to.
 */
final class CopyrightFile {
  private static final Pattern LICENCE_LINE =
      Pattern.compile("^License:[ \\t]*+([^\\n\\r]++)", Pattern.MULTILINE);
  private static final Pattern FORMAT_LINE =
      Pattern.compile("^Format(?:-Specification)?:", Pattern.MULTILINE);
  private static final Pattern COMMON =
      Pattern.compile("/usr/share/common-licenses/([A-Za-z0-9.+-]*[A-Za-z0-9+])");

  /** Longer lines are the text of a licence and not its name. */
  private static final int MAX_LINE = 80;

  private static final int MAX_CLAIMS = 500;

  private CopyrightFile() {}

  static List<LicenceClaim> licences(byte[] content) {
    String text = new String(content, StandardCharsets.UTF_8);
    TreeSet<LicenceClaim> claims = new TreeSet<>();
    boolean formatted = FORMAT_LINE.matcher(text).find();
    Matcher lines = LICENCE_LINE.matcher(text);
    while (lines.find() && claims.size() < MAX_CLAIMS) {
      addLine(lines.group(1).strip(), formatted, claims);
    }
    Matcher common = COMMON.matcher(text);
    while (!formatted && common.find() && claims.size() < MAX_CLAIMS) {
      claims.add(commonLicence(common.group(1)));
    }
    return joined(claims);
  }

  private static void addLine(String line, boolean formatted, SortedSet<LicenceClaim> claims) {
    if (line.isEmpty() || line.length() > MAX_LINE) {
      return;
    }
    LicenceClaim whole = claim(line);
    if (whole.form() == Form.NAME && !line.contains(",") && !hasWord(line, "or")) {
      for (String part : line.split("(?i)\\s++and\\s++", -1)) {
        LicenceClaim claim = claim(part.strip());
        if (formatted || claim.form() == Form.ID) {
          claims.add(claim);
        }
      }
    } else if (formatted || whole.form() != Form.NAME) {
      claims.add(whole);
    }
  }

  private static LicenceClaim claim(String line) {
    Optional<String> id = DebianLicenceName.spdx(line);
    if (id.isPresent()) {
      return new LicenceClaim(Form.ID, id.get());
    }
    // With a comma the format's "and" and "or" bind in another order: then it stays a name.
    if (!line.contains(",") && hasWord(line, "or")) {
      return alternatives(line);
    }
    return SpdxLicences.name(line);
  }

  private static LicenceClaim alternatives(String line) {
    List<String> words = new ArrayList<>();
    for (String word : line.split("\\s++", -1)) {
      if (word.equalsIgnoreCase("or") || word.equalsIgnoreCase("and")) {
        words.add(word.equalsIgnoreCase("or") ? "OR" : "AND");
      } else {
        words.add(DebianLicenceName.spdx(word).orElse(word));
      }
    }
    LicenceClaim read = SpdxLicences.claim(String.join(" ", words));
    return read.form() == Form.NAME ? SpdxLicences.name(line) : read;
  }

  private static boolean hasWord(String line, String word) {
    for (String each : line.split("\\s++", -1)) {
      if (each.equalsIgnoreCase(word)) {
        return true;
      }
    }
    return false;
  }

  /** A reference says which text, but not whether a later version will do, so most stay names. */
  private static LicenceClaim commonLicence(String file) {
    return switch (file) {
      case "Apache-2.0", "MPL-1.1", "MPL-2.0", "CC0-1.0" -> new LicenceClaim(Form.ID, file);
      default -> SpdxLicences.name(file);
    };
  }

  /** CycloneDX takes a list of licences or one expression, never both. */
  private static List<LicenceClaim> joined(SortedSet<LicenceClaim> claims) {
    if (claims.size() < 2 || claims.stream().noneMatch(c -> c.form() == Form.EXPRESSION)) {
      return List.copyOf(claims);
    }
    String all = claims.stream().map(CopyrightFile::term).collect(Collectors.joining(" AND "));
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
