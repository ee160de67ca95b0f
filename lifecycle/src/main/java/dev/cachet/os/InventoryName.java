package dev.cachet.os;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A system as inventories write it: its name in full, which may have the release, a codename or the
 * word LTS behind it, and a version beside it.
 */
final class InventoryName {
  /** Names that inventories write and that no file of the system has; in lower case. */
  static final Map<String, String> OTHER_NAMES =
      Map.ofEntries(
          Map.entry("alma linux", "almalinux"),
          Map.entry("amazon linux ami", "amazon linux"),
          Map.entry("debian linux", "debian gnu/linux"),
          Map.entry("oracle enterprise linux", "oracle linux"),
          Map.entry("photon os", "vmware photon os"),
          Map.entry("red hat enterprise linux for x86_64", "red hat enterprise linux"),
          Map.entry("rhel server", "red hat enterprise linux server"),
          Map.entry("ubuntu linux", "ubuntu"),
          Map.entry("ubuntu server", "ubuntu"));

  private static final Pattern AROUND = Pattern.compile("(?i)( \\([^()]*\\)| lts)$");
  private static final Pattern NUMBERED =
      Pattern.compile("(?i)(\\S.*?) (?:release )?(\\d[\\w.]*(?:[ -]sp ?\\d+)?)");
  private static final Pattern PACK = Pattern.compile("(?i)[ -]?sp ?(\\d+)$");

  private InventoryName() {}

  /** The fields of os-release that it stands for; empty when no rule is about such a name. */
  static Optional<Map<String, String>> read(String name, String version) {
    Optional<DistributionRule> asWritten = Distributions.named(name.strip());
    if (asWritten.isPresent()) {
      return Optional.of(fields(asWritten.get(), name.strip(), version));
    }
    String text = AROUND.matcher(AROUND.matcher(name.strip()).replaceFirst("")).replaceFirst("");
    Optional<DistributionRule> whole = Distributions.named(text);
    if (whole.isPresent()) {
      return Optional.of(fields(whole.get(), text, version));
    }
    Matcher numbered = NUMBERED.matcher(text);
    if (!numbered.matches()) {
      return Optional.empty();
    }
    String inName = numbered.group(2);
    String given = version.isBlank() ? inName : version.strip();
    return Distributions.named(numbered.group(1))
        .map(
            rule ->
                agree(inName, given)
                    ? fields(rule, numbered.group(1), given)
                    // What disagrees with itself is the ID of no system.
                    : Map.of("ID", "", "NAME", name, "VERSION_ID", given));
  }

  private static boolean agree(String one, String other) {
    String dotted = PACK.matcher(one).replaceFirst(".$1");
    String given = PACK.matcher(other).replaceFirst(".$1");
    return DottedVersion.isPrefix(dotted, given) || DottedVersion.isPrefix(given, dotted);
  }

  private static Map<String, String> fields(DistributionRule rule, String name, String version) {
    List<String> names = rule.names();
    String known = rule.isNamed(name) ? name : names.get(0);
    return Map.of("ID", rule.id(), "NAME", known, "VERSION_ID", version);
  }
}
