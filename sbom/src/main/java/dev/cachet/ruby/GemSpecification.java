package dev.cachet.ruby;

import dev.cachet.licence.LicenceClaim;
import dev.cachet.licence.SpdxLicences;
import dev.cachet.source.PurlText;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A specification as RubyGems writes it beside an installed gem: a program of Ruby, of which only
 * plain values on lines of their own are read. No program is run.
 *
 * @param name the gem
 * @param version its version
 * @param platform {@code ruby} for one without machine code
 * @param licences as stated
 * @param needs what it needs at run time
 */
record GemSpecification(
    String name, String version, String platform, List<String> licences, Set<GemNeed> needs) {
  private static final int MAX_NEEDS = 1_000;

  /** Bounded, as Java's matcher goes one call deeper for each character of such a group. */
  private static final String TEXT = "\"((?:[^\"\\\\]|\\\\.){0,300})\"";

  private static final Pattern NAME = line("name = " + TEXT);
  private static final Pattern VERSION = line("version = (?:Gem::Version\\.new\\()?" + TEXT);
  private static final Pattern PLATFORM = line("platform = (?:Gem::Platform\\.new\\()?" + TEXT);
  private static final Pattern LICENCES = line("licenses = \\[([^\\]]*)\\]");
  private static final Pattern RUNTIME_NEED = need("add_runtime_dependency");

  /** Where RubyGems writes this beside the other, it is for old ones, and has what tests need. */
  private static final Pattern NEED = need("add_dependency");

  private static final Pattern QUOTED = Pattern.compile(TEXT);

  private static Pattern need(String statement) {
    return line(statement + "\\(%q<([^>]+)>(?:\\.freeze)?(?:, \\[([^\\]]*)\\])?\\)");
  }

  private static Pattern line(String statement) {
    return Pattern.compile("(?m)^ *s\\." + statement);
  }

  /** Null if the text states no name and version of a gem. */
  static @Nullable GemSpecification read(String text) {
    String name = first(NAME, text);
    String version = first(VERSION, text);
    if (name.isEmpty() || version.isEmpty()) {
      return null;
    }
    String platform = first(PLATFORM, text);
    Set<GemNeed> needs = new TreeSet<>((a, b) -> a.toString().compareTo(b.toString()));
    boolean told = text.contains("add_runtime_dependency");
    Matcher need = (told ? RUNTIME_NEED : NEED).matcher(text);
    while (need.find() && needs.size() < MAX_NEEDS) {
      needs.add(new GemNeed(need.group(1), quoted(need.group(2))));
    }
    return new GemSpecification(
        name,
        version,
        platform.isEmpty() ? "ruby" : platform,
        quoted(first(LICENCES, text)),
        Set.copyOf(needs));
  }

  private static String first(Pattern pattern, String text) {
    Matcher found = pattern.matcher(text);
    return found.find() ? found.group(1) : "";
  }

  private static List<String> quoted(@Nullable String list) {
    List<String> texts = new ArrayList<>();
    Matcher quoted = QUOTED.matcher(list == null ? "" : list);
    while (quoted.find()) {
      texts.add(quoted.group(1));
    }
    return List.copyOf(texts);
  }

  /** The name of its folder, and of its file without the ending. */
  String fullName() {
    return name + "-" + version + (isPlain() ? "" : "-" + platform);
  }

  private boolean isPlain() {
    return platform.equals("ruby");
  }

  String purl() {
    String qualifier = isPlain() ? "" : "?platform=" + PurlText.encode(platform);
    return "pkg:gem/" + PurlText.encode(name) + "@" + PurlText.encode(version) + qualifier;
  }

  List<LicenceClaim> licenceClaims() {
    return licences.stream().map(SpdxLicences::claim).toList();
  }
}
