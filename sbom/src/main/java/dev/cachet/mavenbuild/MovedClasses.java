package dev.cachet.mavenbuild;

import dev.cachet.archive.ArchiveFile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Classes of a library that lie in an archive under other packages. A class that was moved has
 * another content, but keeps its simple name, the classes beside it and the packages below; a
 * package into which a library was moved holds nothing else.
 */
final class MovedClasses {
  /** One or two classes of one name may be in two libraries by chance. */
  private static final int MIN_CLASSES = 3;

  private static final int MAX_CANDIDATES = 200;

  private final ArchiveFile archive;
  private final Set<String> taken;
  private final Map<Integer, List<String>> packagesByName = new HashMap<>();

  /**
   * Makes a search.
   *
   * @param archive what was packed
   * @param taken packages whose classes are known to be those of other libraries
   */
  MovedClasses(ArchiveFile archive, Set<String> taken) {
    this.archive = archive;
    this.taken = Set.copyOf(taken);
    for (String path : archive.packages().keySet()) {
      for (int name : archive.classes().namesIn(path)) {
        packagesByName.computeIfAbsent(name, n -> new ArrayList<>()).add(path);
      }
    }
  }

  /**
   * A package that was replaced by another one.
   *
   * @param from as the library is published, with slashes
   * @param to as it lies in the archive, with slashes
   */
  record Move(String from, String to) {
    static Move of(String from, String to) {
      String[] a = from.split("/", -1);
      String[] b = to.split("/", -1);
      int same = 0;
      while (same < a.length
          && same < b.length
          && a[a.length - 1 - same].equals(b[b.length - 1 - same])) {
        same++;
      }
      return new Move(head(a, same), head(b, same));
    }

    private static String head(String[] names, int withoutLast) {
      return String.join("/", Arrays.copyOf(names, names.length - withoutLast));
    }
  }

  /**
   * What was found of a library.
   *
   * @param classes how many of its classes
   * @param packages from each package that was moved, with slashes, to where it lies
   */
  record Found(int classes, Map<String, String> packages) {
    static final Found NOTHING = new Found(0, Map.of());
  }

  /** Looks for the classes of a library that are not in the archive under their own name. */
  Found of(ArchiveFile library) {
    Map<Move, List<Pair>> moves = new HashMap<>();
    for (String from : library.packages().keySet()) {
      int[] names = library.classes().namesIn(from);
      for (String to : candidates(names)) {
        int common = taken.contains(to) || to.equals(from) ? 0 : common(names, to);
        if (common > 0) {
          moves
              .computeIfAbsent(Move.of(from, to), m -> new ArrayList<>())
              .add(new Pair(from, to, common));
        }
      }
    }
    return best(moves, library.classes().count());
  }

  private record Pair(String from, String to, int classes) {}

  private static Found best(Map<Move, List<Pair>> moves, int all) {
    List<List<Pair>> sorted = new ArrayList<>(moves.values());
    sorted.sort(
        Comparator.comparing((List<Pair> pairs) -> -classes(pairs))
            .thenComparing(pairs -> pairs.get(0).to()));
    Map<String, String> packages = new TreeMap<>();
    int found = 0;
    for (List<Pair> pairs : sorted) {
      int classes = classes(pairs);
      boolean whole = classes == all && sameLastName(pairs.get(0));
      if (classes < MIN_CLASSES && !whole) {
        continue;
      }
      for (Pair pair : pairs) {
        if (packages.putIfAbsent(pair.from(), pair.to()) == null) {
          found += pair.classes();
        }
      }
    }
    return found == 0 ? Found.NOTHING : new Found(Math.min(found, all), packages);
  }

  private static int classes(List<Pair> pairs) {
    return pairs.stream().mapToInt(Pair::classes).sum();
  }

  private static boolean sameLastName(Pair pair) {
    String last = pair.from().substring(pair.from().lastIndexOf('/') + 1);
    return !last.isEmpty() && ("/" + pair.to()).endsWith("/" + last);
  }

  /** Packages that have one of the names which the fewest packages have. */
  private Set<String> candidates(int[] names) {
    List<List<String>> lists = new ArrayList<>();
    for (int name : names) {
      List<String> list = packagesByName.get(name);
      if (list != null) {
        lists.add(list);
      }
    }
    lists.sort(Comparator.comparing(List::size));
    Set<String> candidates = new TreeSet<>();
    for (List<String> list : lists.subList(0, Math.min(MIN_CLASSES, lists.size()))) {
      list.stream().limit(MAX_CANDIDATES).forEach(candidates::add);
    }
    return candidates;
  }

  /** None where the package holds more than a few classes of somebody else. */
  private int common(int[] names, String to) {
    Set<Integer> of = new HashSet<>();
    for (int name : names) {
      of.add(name);
    }
    int[] there = archive.classes().namesIn(to);
    int common = (int) Arrays.stream(there).filter(of::contains).count();
    return common * 10 >= there.length * 9 ? Math.min(common, names.length) : 0;
  }
}
