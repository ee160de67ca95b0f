package dev.cachet.archive;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** Names of files that are no classes, to tell a library that has only such from one with none. */
final class FoundFiles {
  private static final int MAX_WORDS = 50_000;
  private static final int MAX_WORD = 200;

  /** Above this a library is looked for by whole names only, as all are compared with all. */
  private static final int MAX_COMPARED = 200;

  private final Set<String> words = new HashSet<>();

  void add(String name) {
    boolean aboutLibraries =
        name.startsWith("META-INF/")
            && !name.startsWith("META-INF/native/")
            && !name.startsWith("META-INF/resources/");
    if (aboutLibraries) {
      return;
    }
    for (String part : name.split("/", -1)) {
      if (part.length() <= MAX_WORD && words.size() < MAX_WORDS) {
        words.add(letters(part));
      }
    }
  }

  /** The paths of the libraries whose artifact id is in the name of a file or folder. */
  Set<String> of(List<MavenMetadata> libraries) {
    Set<String> found = new TreeSet<>();
    for (MavenMetadata library : libraries) {
      String wanted = letters(library.artifact());
      boolean whole = words.contains(wanted);
      if (whole
          || (libraries.size() <= MAX_COMPARED
              && wanted.length() > 5
              && words.stream().anyMatch(word -> word.contains(wanted)))) {
        found.add(library.path());
      }
    }
    return found;
  }

  private static String letters(String text) {
    return text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
  }
}
