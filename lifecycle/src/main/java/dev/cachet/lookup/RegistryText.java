package dev.cachet.lookup;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text values under {@code Microsoft\Windows NT\CurrentVersion} in what {@code reg query}
 * prints or {@code reg export} writes. A quoted value is read to its closing quote, so that no line
 * inside it counts, and values of one key of the machine's hive count only. What stands twice and
 * differs is not known.
 */
final class RegistryText {
  private static final Pattern KEY =
      Pattern.compile(
          "(?:hklm|hkey_local_machine)\\\\[^\\\\]+\\\\microsoft\\\\windows nt\\\\currentversion");
  private static final Pattern OF_WINDOWS =
      Pattern.compile("\\\\microsoft\\\\windows nt\\\\currentversion$");
  private static final Pattern QUERIED = Pattern.compile("(\\w+)\\s+REG_SZ\\s+(.*)");
  private static final Pattern PLAIN = Pattern.compile("\\w+");

  private final String text;
  private final Map<String, String> values = new HashMap<>();
  private final Map<String, String> elsewhere = new HashMap<>();
  private final Set<String> twice = new HashSet<>();
  private final Set<String> keys = new HashSet<>();
  private boolean inKey = true;
  private boolean anyKey;
  private boolean foreign;
  private boolean broken;
  private int at;

  private RegistryText(String text) {
    this.text = text;
  }

  static Map<String, String> values(byte[] bytes) {
    String decoded = new String(bytes, charset(bytes)).replaceFirst("^\ufeff", "");
    RegistryText read = new RegistryText(decoded);
    while (read.at < decoded.length()) {
      read.line();
    }
    // Build and edition of two hives are those of no system.
    if (read.broken || read.keys.size() > 1) {
      return Map.of();
    }
    // keep() has the rule for what is told twice.
    read.elsewhere.keySet().retainAll(read.values.keySet());
    Map.copyOf(read.elsewhere).forEach(read::keep);
    read.values.keySet().removeAll(read.twice);
    return read.values;
  }

  /** An exported file is UTF-16 with a mark; what is printed has ASCII where it matters. */
  private static Charset charset(byte[] text) {
    boolean marked = text.length > 1 && (text[0] & 0xff) == 0xff && (text[1] & 0xff) == 0xfe;
    return marked ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_8;
  }

  /** A carriage return alone ends no line: a value may hold one. */
  private void line() {
    int feed = text.indexOf('\n', at);
    int end = feed < 0 ? text.length() : feed;
    int start = at;
    while (start < end && (text.charAt(start) == ' ' || text.charAt(start) == '\t')) {
      start++;
    }
    boolean named = text.startsWith("\"", start);
    int behind = named ? closing(start + 1) + 1 : start + 1;
    if ((named || text.startsWith("@", start)) && text.startsWith("=\"", behind)) {
      String name = named ? text.substring(start + 1, behind - 1) : "";
      quoted(PLAIN.matcher(name).matches() ? name : "", behind + 2);
      return;
    }
    String line = text.substring(at, end).strip();
    at = end + 1;
    String lower = line.toLowerCase(Locale.ROOT);
    if (lower.startsWith("[") || lower.startsWith("hk")) {
      key(lower.replaceAll("^\\[|\\]$", ""));
    } else if (inKey || foreign) {
      Matcher queried = QUERIED.matcher(line);
      if (queried.matches() && inKey) {
        keep(queried.group(1), queried.group(2).strip());
      } else if (queried.matches()) {
        elsewhere.put(queried.group(1).toLowerCase(Locale.ROOT), queried.group(2).strip());
      }
    }
  }

  /** Subkeys, other hives and the view of 32-bit programs have values of the same names. */
  private void key(String key) {
    inKey = KEY.matcher(key).matches();
    if (!anyKey) {
      // What stood before is of no key.
      values.clear();
      twice.clear();
      anyKey = true;
    }
    if (inKey) {
      keys.add(key);
    }
    // What is printed does not quote: this line, and what is above it, may be part of a value.
    foreign = !inKey && !OF_WINDOWS.matcher(key).find();
  }

  /** Where the quote is that closes a text, which a backslash before it does not; else the end. */
  private int closing(int from) {
    int i = from;
    while (i < text.length() && text.charAt(i) != '"') {
      i += text.charAt(i) == '\\' ? 2 : 1;
    }
    return Math.min(i, text.length());
  }

  private void quoted(String name, int from) {
    int i = closing(from);
    broken |= i >= text.length();
    if (inKey && !name.isEmpty()) {
      keep(name, text.substring(from, i).replaceAll("(?s)\\\\(.)", "$1").strip());
    }
    int feed = text.indexOf('\n', i);
    at = feed < 0 ? text.length() : feed + 1;
  }

  private void keep(String name, String value) {
    String lower = name.toLowerCase(Locale.ROOT);
    String before = values.putIfAbsent(lower, value);
    if (before != null && !before.equals(value)) {
      twice.add(lower);
      // The other name of the build must not answer for one that is told twice.
      if (lower.equals("currentbuildnumber")) {
        twice.add("currentbuild");
      }
    }
  }
}
