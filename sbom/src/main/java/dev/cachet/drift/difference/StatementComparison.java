package dev.cachet.drift.difference;

import dev.cachet.drift.difference.Change.Kind;
import dev.cachet.vex.VexList;
import dev.cachet.vex.VexProduct;
import dev.cachet.vex.VexStatement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What two documents say on the same vulnerability of what has the same name. A version that
 * changed is another matter, so it is left out of the name.
 */
final class StatementComparison {
  /** A vulnerability, and the name of a component; empty if the statement names none. */
  private record Key(String component, String vulnerability) implements Comparable<Key> {
    @Override
    public int compareTo(Key other) {
      int order = component.compareTo(other.component);
      return order != 0 ? order : vulnerability.compareTo(other.vulnerability);
    }
  }

  private StatementComparison() {}

  static List<Change> between(VexList before, VexList after) {
    Map<Key, Set<String>> then = said(before);
    Map<Key, Set<String>> now = said(after);
    List<Change> changes = new ArrayList<>();
    Set<Key> keys = new TreeSet<>(then.keySet());
    keys.addAll(now.keySet());
    for (Key key : keys) {
      String was = text(key, then.getOrDefault(key, Set.of()));
      String is = text(key, now.getOrDefault(key, Set.of()));
      if (!was.equals(is)) {
        Kind kind =
            was.isEmpty()
                ? Kind.STATEMENT_ADDED
                : is.isEmpty() ? Kind.STATEMENT_REMOVED : Kind.STATEMENT_CHANGED;
        changes.add(new Change(kind, key.component(), "", was, is, List.of()));
      }
    }
    return changes;
  }

  private static String text(Key key, Set<String> said) {
    return said.isEmpty() ? "" : key.vulnerability() + " " + String.join(" and ", said);
  }

  private static Map<Key, Set<String>> said(VexList list) {
    Map<Key, Set<String>> said = new TreeMap<>();
    for (VexStatement statement : list.statements()) {
      if (statement.products().isEmpty()) {
        put(said, new Key("", statement.vulnerability()), statement);
      }
      for (VexProduct product : statement.products()) {
        String name = product.name().isEmpty() ? product.ref() : product.name();
        put(said, new Key(name, statement.vulnerability()), statement);
      }
    }
    return said;
  }

  private static void put(Map<Key, Set<String>> said, Key key, VexStatement statement) {
    said.computeIfAbsent(key, k -> new TreeSet<>()).add(statement.says());
  }
}
