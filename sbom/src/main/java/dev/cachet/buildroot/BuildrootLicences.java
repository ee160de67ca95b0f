package dev.cachet.buildroot;

import dev.cachet.dpkg.DebianLicenceName;
import dev.cachet.licence.LicenceClaim;
import dev.cachet.licence.SpdxLicences;
import dev.cachet.source.LicenceName;
import dev.cachet.yocto.YoctoLicence;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Licences as packages of Buildroot state them: parts are divided by commas outside of parentheses,
 * a choice by {@code or}, and what stands in parentheses behind a licence says what it covers.
 */
final class BuildrootLicences {
  private static final Pattern OR = Pattern.compile("\\s+(?i:or)\\s+");
  private static final Pattern AND = Pattern.compile("\\s+(?i:and)\\s+");

  private BuildrootLicences() {}

  static List<LicenceClaim> of(String field) {
    TreeSet<LicenceClaim> claims = new TreeSet<>();
    for (String part : parts(field)) {
      String text = withoutRemarks(part).strip();
      if (!text.isEmpty() && !text.equalsIgnoreCase("unknown")) {
        claims.add(claim(text));
      }
    }
    return LicenceName.joined(claims);
  }

  private static LicenceClaim claim(String text) {
    String choice = AND.matcher(OR.matcher(text).replaceAll(" | ")).replaceAll(" & ");
    return DebianLicenceName.spdx(text)
        .map(id -> new LicenceClaim(LicenceClaim.Form.ID, id))
        .orElseGet(
            () -> choice.equals(text) ? SpdxLicences.claim(text) : YoctoLicence.claim(choice));
  }

  /** Of parentheses that do not close, nobody can tell what a comma divides. */
  private static List<String> parts(String field) {
    List<String> parts = new ArrayList<>();
    int depth = 0;
    int start = 0;
    for (int i = 0; i < field.length(); i++) {
      char c = field.charAt(i);
      depth += c == '(' ? 1 : c == ')' ? -1 : 0;
      if (depth < 0) {
        return List.of(field);
      }
      if (c == ',' && depth == 0) {
        parts.add(field.substring(start, i));
        start = i + 1;
      }
    }
    parts.add(field.substring(start));
    return depth == 0 ? parts : List.of(field);
  }

  /** A remark stands behind a licence; parentheses at the front hold a choice. */
  private static String withoutRemarks(String part) {
    StringBuilder kept = new StringBuilder();
    String text = part.strip();
    int depth = 0;
    boolean choice = text.startsWith("(");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      depth += c == '(' ? 1 : 0;
      if (depth == 0 || choice) {
        kept.append(c);
      }
      if (c == ')') {
        depth--;
        choice = choice && depth > 0;
      }
    }
    String left = kept.toString().strip();
    boolean wrapped = left.startsWith("(") && left.indexOf(')') == left.length() - 1;
    return depth != 0 ? text : wrapped ? left.substring(1, left.length() - 1) : left;
  }
}
