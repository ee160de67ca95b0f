package dev.cachet.lifecycle;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text values under {@code Microsoft\Windows NT\CurrentVersion} in what {@code reg query}
 * prints or {@code reg export} writes.
 */
final class RegistryText {
  private static final String KEY = "\\microsoft\\windows nt\\currentversion";
  private static final Pattern QUERIED = Pattern.compile("(\\w+)\\s+REG_SZ\\s+(.*)");
  private static final Pattern EXPORTED = Pattern.compile("\"(\\w+)\"=\"(.*)\"");

  private final Map<String, String> values = new HashMap<>();
  private boolean inKey = true;

  static Map<String, String> values(byte[] text) {
    RegistryText read = new RegistryText();
    String decoded = new String(text, charset(text));
    for (String line : decoded.replace("\ufeff", "").split("\r\n|\r|\n", -1)) {
      read.line(line.strip());
    }
    return read.values;
  }

  /** An exported file is UTF-16 with a mark; what is printed has ASCII where it matters. */
  private static Charset charset(byte[] text) {
    boolean marked = text.length > 1 && (text[0] & 0xff) == 0xff && (text[1] & 0xff) == 0xfe;
    return marked ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_8;
  }

  private void line(String line) {
    String lower = line.toLowerCase(Locale.ROOT).replaceAll("^\\[|\\]$", "");
    if (lower.startsWith("hk")) {
      // Subkeys and the view of 32-bit programs have values of the same names.
      inKey = lower.endsWith(KEY) && !lower.contains("wow6432node");
    } else if (inKey) {
      keep(QUERIED.matcher(line));
      keep(EXPORTED.matcher(line));
    }
  }

  private void keep(Matcher value) {
    if (value.matches()) {
      values.putIfAbsent(value.group(1).toLowerCase(Locale.ROOT), value.group(2).strip());
    }
  }
}
