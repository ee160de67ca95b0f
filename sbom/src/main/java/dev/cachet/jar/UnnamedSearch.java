package dev.cachet.jar;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Tells packages that nothing in an archive accounts for from those that something does. */
final class UnnamedSearch {
  private static final Pattern ROOT =
      Pattern.compile("(?:com|org|net|io|dev|javax|jakarta|[a-z]{2})/[^/]+(?:/[^/]+)?|[^/]+");

  private final OwnPackages own;
  private final Set<String> claimed = new HashSet<>();
  private final Set<String> prefixes =
      new TreeSet<>(Comparator.comparing(String::length).reversed().thenComparing(p -> p));

  UnnamedSearch(OwnPackages own, Collection<Relocations.Place> places) {
    this.own = own;
    places.forEach(place -> claimed.addAll(place.paths()));
    places.forEach(place -> prefixes.addAll(place.prefixes()));
  }

  /** Null where somebody accounts for the package. */
  @Nullable UnnamedPackages of(String path, int classes) {
    if (path.isEmpty()) {
      return new UnnamedPackages("", UnnamedPackages.NO_PACKAGE, false, classes);
    }
    if (isClaimed(path)) {
      return null;
    }
    for (String prefix : prefixes) {
      // Libraries that were moved right below the archive's own package do not move that one.
      if (path.startsWith(prefix + "/") && !own.has(prefix)) {
        return unnamed(prefix + "/", path.substring(prefix.length() + 1), classes);
      }
    }
    MovedMark mark = own.isListed(path) ? null : MovedMark.of(path);
    if (mark != null) {
      return unnamed(mark.prefix(), mark.rest(), classes);
    }
    return own.has(path) ? null : unnamed("", path, classes);
  }

  private static UnnamedPackages unnamed(String prefix, String rest, int classes) {
    Matcher matcher = ROOT.matcher(rest);
    String root = matcher.lookingAt() ? matcher.group() : rest;
    return new UnnamedPackages(prefix + root, root.replace('/', '.'), !prefix.isEmpty(), classes);
  }

  /** A library accounts for what is below its package, but not for what was moved there. */
  private boolean isClaimed(String path) {
    for (int end = path.length(); end > 0; end = path.lastIndexOf('/', end - 1)) {
      if (claimed.contains(path.substring(0, end))) {
        return MovedMark.of(path) == null || MovedMark.of(path.substring(0, end)) != null;
      }
    }
    return false;
  }
}
