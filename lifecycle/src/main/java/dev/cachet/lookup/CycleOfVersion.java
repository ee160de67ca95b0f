package dev.cachet.lookup;

import dev.cachet.catalogue.Cycle;
import dev.cachet.catalogue.Product;
import dev.cachet.os.DottedVersion;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The listed cycle of a component's version: the longest dotted prefix, of the version as it is
 * written first, and then of what is left without epoch, {@code v}, build and packaging suffixes
 * and patch letters.
 */
final class CycleOfVersion {
  private static final int MAX_CHARS = 200;
  private static final String JAVA = "java-distribution";
  private static final Pattern PLAIN = Pattern.compile("[\\d.]+");
  private static final Pattern EPOCH = Pattern.compile("^\\d+:");
  private static final Pattern LEADING_V = Pattern.compile("^v(?=\\d)");
  private static final Pattern SUFFIX = Pattern.compile("[-+~ ].*$");
  private static final Pattern LETTERS = Pattern.compile("^(\\d+(?:\\.\\d+)*)[._]?[a-z].*$");
  private static final Pattern UNDERSCORE = Pattern.compile("_.*$");
  private static final Pattern SERVICE_PACK = Pattern.compile("^(\\d+)(?:\\.0)?[-_ ]?sp(\\d+)$");
  private static final Pattern SECOND_RELEASE = Pattern.compile("^(\\d+-r2)(?:-.*)?$");
  private static final Pattern OLD_JAVA = Pattern.compile("^1\\.([5-8])(?=[._]|$)");

  /** A demand for versions, which names none. */
  private static final Pattern RANGE =
      Pattern.compile("[|<>=^*,]|\\s-|\\s(?:or|and|to|through)\\b");

  private static final Pattern COMMIT = Pattern.compile("[0-9a-fA-F]{7,64}");

  private CycleOfVersion() {}

  static Optional<Cycle> find(Product product, String version) {
    if (version.isEmpty() || version.length() > MAX_CHARS || isCommit(version)) {
      return Optional.empty();
    }
    String lower = version.toLowerCase(Locale.ROOT);
    if (RANGE.matcher(lower).find()) {
      return Optional.empty();
    }
    for (String form : forms(product, lower)) {
      Cycle longest = null;
      for (Cycle cycle : product.cycles()) {
        boolean longer = longest == null || cycle.name().length() > longest.name().length();
        if (longer && DottedVersion.isPrefix(cycle.name(), form)) {
          longest = cycle;
        }
      }
      if (longest != null) {
        return Optional.of(longest);
      }
    }
    return Optional.empty();
  }

  /** A commit that happens to begin with a digit is no version. */
  private static boolean isCommit(String version) {
    return version.indexOf('.') < 0
        && COMMIT.matcher(version).matches()
        && !version.chars().allMatch(Character::isDigit);
  }

  private static Set<String> forms(Product product, String version) {
    if (PLAIN.matcher(version).matches() && !product.tags().contains(JAVA)) {
      return Set.of(version);
    }
    Set<String> forms = new LinkedHashSet<>();
    String bare = LEADING_V.matcher(EPOCH.matcher(version).replaceFirst("")).replaceFirst("");
    Matcher pack = SERVICE_PACK.matcher(bare);
    if (pack.matches()) {
      // A service pack has its own end, so the version without it must not answer for it.
      forms.add(bare);
      forms.add(pack.group(1) + "." + pack.group(2));
      forms.add(pack.group(1) + "-sp" + pack.group(2));
      return forms;
    }
    Matcher second = SECOND_RELEASE.matcher(bare.replace(' ', '-'));
    if (second.matches()) {
      // R2 is another product than the one without it.
      forms.add(bare.replace(' ', '-'));
      forms.add(second.group(1));
      return forms;
    }
    if (product.tags().contains(JAVA)) {
      bare = OLD_JAVA.matcher(bare).replaceFirst("$1");
    }
    forms.add(version);
    forms.add(bare);
    forms.add(bare.replace(' ', '-'));
    String plain = UNDERSCORE.matcher(SUFFIX.matcher(bare).replaceFirst("")).replaceFirst("");
    forms.add(plain);
    Matcher letters = LETTERS.matcher(plain);
    if (letters.matches()) {
      forms.add(letters.group(1));
    }
    return forms;
  }
}
