package dev.cachet.lookup;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The editions of Windows for devices that are products of their own, with terms of their own. A
 * service pack that decides is asked for: without it the name leaves the release open.
 */
final class EmbeddedWindows {
  private static final String PACK = "(?: sp1| service pack 1)";

  private record Named(Pattern name, String cycle, boolean whole, String build) {}

  private static final List<Named> NAMES =
      List.of(
          named(" embedded standard 7" + PACK, "windows-embedded/standard-7-sp1", "7601"),
          open(" embedded standard 7", "windows-embedded/standard-7-sp1", "7601"),
          named(" embedded posready 7(?:" + PACK + ")?", "windows-embedded/posready-7", "7601"),
          named(" embedded posready 2009", "windows-embedded/posready-2009", "2600"),
          named(" embedded 8 standard", "windows-embedded/8-standard", "9200"),
          named(
              " embedded 8\\.1 industry(?: pro| enterprise)?",
              "windows-embedded/8.1-industry",
              "9600"),
          named(" embedded 8\\.1 pro", "windows-embedded/8.1-pro", "9600"),
          named(" embedded compact 7", "windows-embedded/compact-7", ""),
          named(" embedded compact 2013", "windows-embedded/compact-2013", ""),
          named(
              " xp embedded(?: sp[1-3]| service pack [1-3])?",
              "windows-embedded/xp-embedded",
              "2600"),
          named(" embedded for point of service(?: 1\\.[01])?", "windows-embedded/pos-2005", ""),
          named(" (?:embedded )?ce 5(?:\\.0)?", "windows-ce/5.0", ""),
          named(" (?:embedded )?ce 6(?:\\.0)?(?: r[23])?", "windows-ce/6.0", ""),
          named(" 10 iot core", "windows-iot-core/10", ""));

  private EmbeddedWindows() {}

  private static Named named(String name, String cycle, String build) {
    return new Named(Pattern.compile(name), cycle, true, build);
  }

  private static Named open(String name, String cycle, String build) {
    return new Named(Pattern.compile(name), cycle, false, build);
  }

  /**
   * Finds what a name stands for.
   *
   * @param identifier what was asked
   * @param rest the name behind {@code windows}, in small letters
   * @param build the build number; empty when none is said
   * @return the match; empty when the name is none of these, or the build is another's
   */
  static Optional<ComponentMatch> find(String identifier, String rest, String build) {
    return NAMES.stream()
        .filter(named -> named.name.matcher(rest).matches())
        .filter(named -> build.isEmpty() || build.equals(named.build))
        .findFirst()
        .map(named -> match(identifier, named));
  }

  private static ComponentMatch match(String identifier, Named named) {
    if (!named.whole) {
      return ComponentMatch.ambiguous(
          identifier, List.of(named.cycle), "the name does not say which service pack it is");
    }
    String[] pair = named.cycle.split("/", 2);
    return new ComponentMatch(
        identifier, pair[0], pair[1], List.of(), "the name of a listed Windows for devices");
  }
}
