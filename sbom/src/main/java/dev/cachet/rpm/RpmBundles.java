package dev.cachet.rpm;

import dev.cachet.installed.BuiltIn;
import dev.cachet.rpm.RpmHeader.Tag;
import dev.cachet.source.PurlText;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What packages of RPM say they carry a copy of: {@code Provides: bundled(crate(serde)) = 1.0}. */
final class RpmBundles {
  private static final Pattern BUNDLED = Pattern.compile("bundled\\((.+)\\)");
  private static final Pattern ECOSYSTEM =
      Pattern.compile("(crate|golang|npm|python3dist)\\((.+)\\)");

  private RpmBundles() {}

  static List<BuiltIn> of(RpmHeader header) {
    List<BuiltIn> found = new ArrayList<>();
    List<String> names = header.texts(Tag.PROVIDENAME);
    List<String> versions = header.texts(Tag.PROVIDEVERSION);
    for (int i = 0; i < names.size(); i++) {
      Matcher bundled = BUNDLED.matcher(names.get(i));
      if (bundled.matches() && isPlain(names.get(i))) {
        String version = i < versions.size() && isPlain(versions.get(i)) ? versions.get(i) : "";
        found.add(builtIn(bundled.group(1), version, names.get(i)));
      }
    }
    return found;
  }

  private static BuiltIn builtIn(String inside, String version, String statement) {
    Matcher known = ECOSYSTEM.matcher(inside);
    if (!known.matches()) {
      return new BuiltIn(inside, version, null, statement);
    }
    // A crate's features stand behind its name.
    String name = known.group(2).replaceAll("/.*", known.group(1).equals("crate") ? "" : "$0");
    return new BuiltIn(name, version, purl(known.group(1), name, version), statement);
  }

  private static @Nullable String purl(String kind, String name, String version) {
    if (version.isEmpty()) {
      return null;
    }
    String type =
        switch (kind) {
          case "crate" -> "cargo";
          case "python3dist" -> "pypi";
          default -> kind;
        };
    return PurlText.of(type, name, version);
  }

  private static boolean isPlain(String text) {
    return text.chars().noneMatch(c -> Character.isISOControl(c) || Character.isWhitespace(c));
  }
}
