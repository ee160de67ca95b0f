package dev.cachet.jar;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The packages of one archive, to be asked where a package lies and under which prefixes. */
final class PackageTree {
  private final TreeMap<String, Integer> packages;

  /** The first two names of a package, wherever they stand in a path, to what stands before. */
  private final Map<String, SortedSet<String>> prefixes = new HashMap<>();

  /** The last name of a package, or of one above a package with classes, to the packages. */
  private final Map<String, SortedSet<String>> byLastName = new HashMap<>();

  PackageTree(SortedMap<String, Integer> packages) {
    this.packages = new TreeMap<>(packages);
    packages.keySet().forEach(this::index);
  }

  private void index(String path) {
    for (int end = path.length(); end > 0; end = path.lastIndexOf('/', end - 1)) {
      String above = path.substring(0, end);
      String last = above.substring(above.lastIndexOf('/') + 1);
      if (!byLastName.computeIfAbsent(last, l -> new TreeSet<>()).add(above)) {
        break;
      }
    }
    for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
      String pair = firstTwo(path.substring(slash + 1));
      if (pair != null) {
        prefixes.computeIfAbsent(pair, p -> new TreeSet<>()).add(path.substring(0, slash));
      }
    }
  }

  boolean has(String path) {
    String found = packages.ceilingKey(path);
    if (path.equals(found)) {
      return true;
    }
    String below = packages.ceilingKey(path + "/");
    return below != null && below.startsWith(path + "/");
  }

  /** Packages, with classes in them or below, whose last name is this one. */
  SortedSet<String> endingWith(String name) {
    return byLastName.getOrDefault(name, new TreeSet<>());
  }

  /** What stands before the package where it lies below another one. */
  SortedSet<String> prefixesOf(String path) {
    TreeSet<String> found = new TreeSet<>();
    String pair = firstTwo(path);
    if (pair != null) {
      for (String prefix : prefixes.getOrDefault(pair, new TreeSet<>())) {
        if (has(prefix + "/" + path)) {
          found.add(prefix);
        }
      }
    }
    return found;
  }

  /** The shortest package below a prefix that ends with these names, seen from the prefix. */
  @Nullable String below(String prefix, List<String> names) {
    if (names.isEmpty()) {
      return null;
    }
    String wanted = "/" + String.join("/", names) + "/";
    for (String path : packages.tailMap(prefix + "/").keySet()) {
      if (!path.startsWith(prefix + "/")) {
        return null;
      }
      String rest = path.substring(prefix.length()) + "/";
      int at = rest.indexOf(wanted);
      if (at > 0) {
        return rest.substring(1, at + wanted.length() - 1);
      }
    }
    return null;
  }

  private static @Nullable String firstTwo(String path) {
    int first = path.indexOf('/');
    if (first < 0) {
      return null;
    }
    int second = path.indexOf('/', first + 1);
    return second < 0 ? path : path.substring(0, second);
  }
}
