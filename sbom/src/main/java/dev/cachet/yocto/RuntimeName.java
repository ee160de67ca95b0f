package dev.cachet.yocto;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which names a package may have had in its recipe. A build names a package with one shared library
 * after that library ({@code libz1} for {@code zlib}), and a kernel's package after its release;
 * the manifest of the image has the new name alone. What is found this way is inferred.
 */
final class RuntimeName {
  private static final Pattern MULTILIB = Pattern.compile("(lib(?:32|64|x32|n32)-)(.+)");
  private static final Pattern PART =
      Pattern.compile("(.+?)(-(?:dev|dbg|doc|src|bin|utils|staticdev|ptest|locale(?:-.+)?))");
  private static final Pattern NUMBERED = Pattern.compile("(.*[^0-9.-])-?([0-9][0-9.]*)");
  private static final Pattern DASHED = Pattern.compile("(.+)-([0-9][0-9.]*)");
  private static final Pattern KERNEL = Pattern.compile("(kernel(?:-[a-z][a-z0-9]*)*?)-[0-9].*");

  private final String prefix;
  private final String part;
  private final Set<String> names = new LinkedHashSet<>();
  private final Set<String> ends = new LinkedHashSet<>();

  private RuntimeName(String prefix, String part) {
    this.prefix = prefix;
    this.part = part;
  }

  /** Reads the name that the manifest of an image has. */
  static RuntimeName of(String name) {
    Matcher multilib = MULTILIB.matcher(name);
    String prefix = multilib.matches() ? multilib.group(1) : "";
    String rest = name.substring(prefix.length());
    Matcher kernel = KERNEL.matcher(rest);
    if (kernel.matches()) {
      RuntimeName read = new RuntimeName(prefix, "");
      read.names.add(kernel.group(1));
      return read;
    }
    Matcher part = PART.matcher(rest);
    RuntimeName read = new RuntimeName(prefix, part.matches() ? part.group(2) : "");
    read.library(part.matches() ? part.group(1) : rest);
    return read;
  }

  private void library(String text) {
    for (String base : bases(text)) {
      boolean lib = base.startsWith("lib") && base.length() > 3;
      names.add(base);
      ends.add("-" + base);
      if (lib) {
        String bare = base.substring(3);
        names.addAll(List.of(bare, bare + "lib", bare + "-lib", "g" + base, bare + "-libs"));
      }
    }
  }

  /** Without the number of the interface, and without that of the library's own name. */
  private static List<String> bases(String text) {
    List<String> bases = new ArrayList<>(List.of(text));
    Matcher dashed = DASHED.matcher(text);
    if (dashed.matches()) {
      bases.add(dashed.group(1));
    }
    Matcher numbered = NUMBERED.matcher(bases.get(bases.size() - 1));
    if (numbered.matches()) {
      bases.add(numbered.group(1));
    }
    return bases;
  }

  /** The names that the recipe may have given it, the likeliest first. */
  List<String> candidates() {
    return names.stream().map(name -> prefix + name + part).toList();
  }

  /** Whether a name ends as those do that a recipe builds of its own and the library's name. */
  boolean endsLike(String recipeSide) {
    return ends.stream()
        .anyMatch(end -> recipeSide.endsWith(end + part) && recipeSide.startsWith(prefix));
  }
}
