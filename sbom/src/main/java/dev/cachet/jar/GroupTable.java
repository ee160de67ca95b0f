package dev.cachet.jar;

import dev.cachet.archive.ArchiveFile;
import dev.cachet.identity.IdentityEvidence.Technique;
import dev.cachet.jar.LibraryIdentity.Claim;
import dev.cachet.lifecycle.TableBeside;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which group publishes an artifact of this name with these packages: {@code groups.tsv}, for
 * archives that bear no Maven metadata, as most that Gradle builds. A name alone decides nothing.
 */
final class GroupTable {
  private static final String FILE = "groups.tsv";
  private static final double CONFIDENCE = 0.6;
  private static final String SAME = "*";
  private static final int MAX_NAME = 200;
  private static final List<Row> ROWS = read();

  private GroupTable() {}

  /**
   * One row.
   *
   * @param group group id, or a star for one that is equal to the artifact id
   * @param artifact matches the artifact id, or that with its version behind an at sign
   * @param versioned whether it matches both
   * @param packages with slashes
   */
  private record Row(String group, Pattern artifact, boolean versioned, List<String> packages) {
    boolean names(String name, @Nullable String version) {
      String text = versioned ? name + "@" + version : name;
      return text.length() <= MAX_NAME && artifact.matcher(text).matches();
    }

    String groupOf(String name) {
      return group.equals(SAME) ? name : group;
    }
  }

  /** The group, with the package that speaks for it; null where no row or more than one fits. */
  static @Nullable Claim groupOf(ArchiveFile archive, String name, @Nullable String version) {
    SortedMap<String, String> found = new TreeMap<>();
    for (Row row : ROWS) {
      if (row.names(name, version)) {
        String place = place(row, archive, name);
        if (place != null) {
          found.put(row.groupOf(name), place);
        }
      }
    }
    if (found.size() != 1) {
      return null;
    }
    String place = archive.path() + "!/" + found.get(found.firstKey());
    return Claim.of(found.firstKey(), CONFIDENCE, Technique.BINARY_ANALYSIS, place);
  }

  /**
   * The packages, with slashes, that a library has according to the table, and that are its alone:
   * what stands for many artifacts of one group tells none of them.
   */
  static List<String> packagesOf(String group, String artifact, @Nullable String version) {
    List<String> packages = new ArrayList<>();
    for (Row row : ROWS) {
      if (row.group().equals(group) && row.names(artifact, version)) {
        packages.addAll(row.packages());
      }
    }
    packages.remove(group.replace('.', '/'));
    return packages;
  }

  /** Most classes must lie in the packages; without any class the module's name must say it. */
  private static @Nullable String place(Row row, ArchiveFile archive, String name) {
    if (archive.packages().isEmpty()) {
      ManifestIdentity manifest = new ManifestIdentity(archive.manifest());
      boolean said = manifest.isModule(name) || manifest.isTitledBy(name, row.groupOf(name));
      return said ? "META-INF/MANIFEST.MF" : null;
    }
    Map<String, Integer> inside = new HashMap<>();
    int all = 0;
    for (Map.Entry<String, Integer> each : archive.packages().entrySet()) {
      all += each.getValue();
      for (String prefix : row.packages()) {
        if ((each.getKey() + "/").startsWith(prefix + "/")) {
          inside.merge(prefix, each.getValue(), Integer::sum);
          break;
        }
      }
    }
    int sum = inside.values().stream().mapToInt(Integer::intValue).sum();
    return sum * 2 > all
        ? inside.entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow().getKey()
        : null;
  }

  private static List<Row> read() {
    List<Row> rows = new ArrayList<>();
    for (List<String> row : TableBeside.rows(GroupTable.class, FILE, 4)) {
      List<String> packages = List.of(row.get(2).replace('.', '/').split(" ", -1));
      String artifact = row.get(1);
      rows.add(new Row(row.get(0), Pattern.compile(artifact), artifact.contains("@"), packages));
    }
    return List.copyOf(rows);
  }
}
