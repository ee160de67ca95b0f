package dev.cachet.jar;

import dev.cachet.archive.MavenMetadata;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Tells packages that no description of an archive accounts for from those that one does. */
final class UnnamedSearch {
  /** What makers of archives call the package into which they move the classes of others. */
  private static final Pattern MOVED =
      Pattern.compile("(.*?/(?:shaded?|relocated|repackaged|third_?party|vendored)/)(.+)");

  private static final Pattern ROOT =
      Pattern.compile("(?:com|org|net|io|dev|javax|jakarta|[a-z]{2})/[^/]+(?:/[^/]+)?|[^/]+");

  private final boolean joined;
  private final Set<String> claimed = new HashSet<>();
  private final @Nullable String ownWord;
  private final Set<String> prefixes =
      new TreeSet<>(Comparator.comparing(String::length).reversed().thenComparing(p -> p));

  UnnamedSearch(LibraryIdentity own, Map<MavenMetadata, Relocations.Place> places) {
    this.joined = places.keySet().stream().anyMatch(l -> !l.equals(own.metadata()));
    places.values().forEach(place -> claimed.addAll(place.paths()));
    places.values().forEach(place -> prefixes.addAll(place.prefixes()));
    if (own.group() != null) {
      claimed.add(own.group().value().replace('.', '/'));
    }
    String word = own.name().value().replaceFirst("[^A-Za-z].*", "").toLowerCase(Locale.ROOT);
    ownWord = word.length() > 3 ? word : null;
  }

  /** Null where somebody accounts for the package. */
  @Nullable UnnamedPackages of(String path, int classes) {
    if (path.isEmpty() || isClaimed(path)) {
      return null;
    }
    Matcher marked = MOVED.matcher(path);
    for (String prefix : prefixes) {
      if (path.startsWith(prefix + "/")) {
        return unnamed(prefix + "/", path.substring(prefix.length() + 1), classes);
      }
    }
    if (marked.matches()) {
      return unnamed(marked.group(1), marked.group(2), classes);
    }
    return joined && !isOwn(path) ? unnamed("", path, classes) : null;
  }

  private static UnnamedPackages unnamed(String prefix, String rest, int classes) {
    Matcher matcher = ROOT.matcher(rest);
    String root = matcher.lookingAt() ? matcher.group() : rest;
    return new UnnamedPackages(prefix + root, root.replace('/', '.'), !prefix.isEmpty(), classes);
  }

  /** What lies where it was published and has the archive's name in it is the archive's own. */
  private boolean isOwn(String path) {
    return ownWord != null && ("/" + path).contains("/" + ownWord);
  }

  private boolean isClaimed(String path) {
    for (int end = path.length(); end > 0; end = path.lastIndexOf('/', end - 1)) {
      if (claimed.contains(path.substring(0, end))) {
        return true;
      }
    }
    return false;
  }
}
