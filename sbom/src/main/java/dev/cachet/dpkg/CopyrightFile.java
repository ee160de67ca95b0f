package dev.cachet.dpkg;

import dev.cachet.licence.LicenceClaim;
import dev.cachet.licence.LicenceClaim.Form;
import dev.cachet.licence.SpdxLicences;
import dev.cachet.source.LicenceName;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The licences that a Debian copyright file names: its {@code License} lines, or, in a file of free
 * text, the texts under {@code /usr/share/common-licenses} that it refers to.
 */
public final class CopyrightFile {
  private static final String LICENCE_LINE = "License:";
  private static final List<String> FORMAT_LINES = List.of("Format:", "Format-Specification:");
  private static final String COMMON = "/usr/share/common-licenses/";
  private static final Pattern AND = Pattern.compile("(?i)\\s++and\\s++");
  private static final Pattern SPACE = Pattern.compile("\\s++");
  private static final Pattern COMMON_NAME = Pattern.compile("[A-Za-z0-9.+-]*[A-Za-z0-9+]");

  /** Longer lines are the text of a licence and not its name. */
  private static final int MAX_LINE = 80;

  private static final int MAX_CLAIMS = 500;

  private CopyrightFile() {}

  /**
   * Reads what a file names.
   *
   * @param tooLong told the name of each licence whose text is over the limit and left out
   */
  static List<LicenceClaim> licences(byte[] content, Consumer<String> tooLong) {
    // Byte for byte, as nothing that is looked for is more than ASCII; only a name is decoded.
    String text = new String(content, StandardCharsets.ISO_8859_1);
    TreeSet<LicenceClaim> claims = new TreeSet<>();
    Map<String, LicenceWording> wordings = new HashMap<>();
    boolean formatted = FORMAT_LINES.stream().anyMatch(name -> line(text, name, 0) >= 0);
    Set<String> seen = new HashSet<>();
    int at = line(text, LICENCE_LINE, 0);
    while (at >= 0 && claims.size() < MAX_CLAIMS) {
      int start = at + LICENCE_LINE.length();
      int end = lineEnd(text, start);
      byte[] bytes = Arrays.copyOfRange(content, start, end);
      String name = new String(bytes, StandardCharsets.UTF_8).strip();
      if (seen.add(name)) {
        addLine(name, formatted, claims);
      }
      if (LicenceWording.begins(content, end)) {
        wordings.putIfAbsent(name, new LicenceWording(content, end));
      }
      at = line(text, LICENCE_LINE, start);
    }
    at = formatted ? -1 : text.indexOf(COMMON);
    while (at >= 0 && claims.size() < MAX_CLAIMS) {
      Matcher name = COMMON_NAME.matcher(text).region(at + COMMON.length(), text.length());
      if (name.lookingAt()) {
        claims.add(commonLicence(name.group()));
      }
      at = text.indexOf(COMMON, at + COMMON.length());
    }
    return LicenceName.joined(claims).stream()
        .map(claim -> worded(claim, wordings, tooLong))
        .toList();
  }

  /** What has an identifier is known to everybody; the text of anything else is only here. */
  private static LicenceClaim worded(
      LicenceClaim claim, Map<String, LicenceWording> wordings, Consumer<String> tooLong) {
    LicenceWording wording = claim.form() == Form.NAME ? wordings.get(claim.text()) : null;
    if (wording == null) {
      return claim;
    }
    String text = wording.text(() -> tooLong.accept(claim.text()));
    return new LicenceClaim(claim.form(), claim.text(), claim.acknowledgement(), claim.url(), text);
  }

  /** Where a line begins with a name, from a place on; by hand, as these files are of MiB. */
  private static int line(String text, String name, int from) {
    int at = text.indexOf(name, from);
    while (at > 0 && text.charAt(at - 1) != '\n' && text.charAt(at - 1) != '\r') {
      at = text.indexOf(name, at + 1);
    }
    return at;
  }

  private static int lineEnd(String text, int from) {
    int end = from;
    while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
      end++;
    }
    return end;
  }

  private static void addLine(String line, boolean formatted, SortedSet<LicenceClaim> claims) {
    if (line.isEmpty() || line.length() > MAX_LINE) {
      return;
    }
    LicenceClaim whole = claim(line);
    if (whole.form() == Form.NAME && !line.contains(",") && !hasWord(line, "or")) {
      for (String part : AND.split(line, -1)) {
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
    for (String word : SPACE.split(line, -1)) {
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
    for (String each : SPACE.split(line, -1)) {
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
}
