package dev.cachet.drift;

import dev.cachet.drift.content.DriftFindings;
import dev.cachet.finding.Evidence;
import dev.cachet.finding.Finding;
import dev.cachet.listing.ListedEntry;
import dev.cachet.rootfs.EntryKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How the entries of a root differ from those of its listing, each by its path. */
final class EntryComparison {
  /** Of each rule; the number of all is told. */
  static final int MAX_NAMED = 1000;

  private static final String REMEDY = "; find out who did it, then list the root anew";
  private static final int SET_ID = 06000;

  private final List<Finding> named = new ArrayList<>();
  private final Map<String, Integer> counts = new TreeMap<>();

  /** What one side does not know, with the first path and how many there are. */
  private final Map<String, String> untold = new TreeMap<>();

  private final Map<String, Integer> untoldCounts = new TreeMap<>();

  void added(ListedEntry now) {
    name("drift.entry-added", now, now.path() + " is in the root and not in its listing", "", "");
  }

  void removed(ListedEntry listed) {
    name("drift.entry-removed", listed, listed.path() + " is gone", "", "");
  }

  void compare(ListedEntry listed, ListedEntry now) {
    if (listed.kind() != now.kind()) {
      String was = String.valueOf(listed.kind().letter());
      String is = String.valueOf(now.kind().letter());
      if (listed.kind() == EntryKind.OTHER || now.kind() == EntryKind.OTHER) {
        untold("the kind of", now);
      } else {
        name("drift.entry-changed", now, now.path() + " is of another kind now", was, is);
      }
      return;
    }
    content(listed, now);
    mode(listed, now);
    value("drift.owner-differs", "owner", listed.owner(), now.owner(), now);
    capabilities(listed, now);
  }

  private void content(ListedEntry listed, ListedEntry now) {
    // Of what neither could read nobody can tell that it is the same.
    if (isUnknown(listed.content()) || isUnknown(now.content())) {
      untold("the content of", now);
    } else if (!listed.content().equals(now.content())) {
      boolean link = now.kind() == EntryKind.LINK;
      name(
          link ? "drift.link-differs" : "drift.entry-changed",
          now,
          now.path() + (link ? " leads to another target" : " has another content"),
          listed.content(),
          now.content());
    }
  }

  private void mode(ListedEntry listed, ListedEntry now) {
    boolean differ = !isUnknown(listed.mode()) && !isUnknown(now.mode());
    boolean setuid = differ && (setId(listed) != setId(now));
    value(
        setuid ? "drift.setuid-differs" : "drift.mode-differs",
        "mode",
        listed.mode(),
        now.mode(),
        now);
  }

  private static int setId(ListedEntry entry) {
    return entry.mode().equals(ListedEntry.NONE) ? 0 : Integer.parseInt(entry.mode(), 8) & SET_ID;
  }

  /** That a file has none takes nothing away from what was not known. */
  private void capabilities(ListedEntry listed, ListedEntry now) {
    if (!isUnknown(listed.capabilities()) || !now.capabilities().equals(ListedEntry.NONE)) {
      value(
          "drift.capability-differs",
          "capabilities",
          listed.capabilities(),
          now.capabilities(),
          now);
    }
  }

  /** What neither knows is told once, by the table of what is compared. */
  private void value(String rule, String what, String was, String is, ListedEntry now) {
    if (was.equals(is)) {
      return;
    }
    if (isUnknown(was) || isUnknown(is)) {
      untold((isUnknown(was) ? "in the listing the " : "in the root the ") + what + " of", now);
    } else {
      name(rule, now, now.path() + " has another " + what, was, is);
    }
  }

  private void name(String rule, ListedEntry entry, String message, String was, String is) {
    int count = counts.merge(rule, 1, Integer::sum);
    if (count <= MAX_NAMED) {
      List<Evidence> evidence =
          was.isEmpty()
              ? List.of()
              : List.of(
                  new Evidence(entry.path(), "in the listing", was),
                  new Evidence(entry.path(), "now", is));
      named.add(DriftFindings.error(rule, entry.path(), message + REMEDY, evidence));
    }
  }

  private void untold(String what, ListedEntry entry) {
    untold.putIfAbsent(what, entry.path());
    untoldCounts.merge(what, 1, Integer::sum);
  }

  List<Finding> findings() {
    List<Finding> findings = new ArrayList<>(named);
    counts.forEach(
        (rule, count) -> {
          if (count > MAX_NAMED) {
            findings.add(
                DriftFindings.error(
                    rule,
                    "root",
                    (count - MAX_NAMED) + " more entries are not named" + REMEDY,
                    List.of()));
          }
        });
    untold.forEach(
        (what, path) ->
            findings.add(
                RootComparison.notComparable(
                    path,
                    what
                        + " "
                        + untoldCounts.getOrDefault(what, 1)
                        + " entries, such as "
                        + path
                        + ", cannot be known, so nobody can tell whether it is the same; unpack"
                        + " the root with the rights of root, or list and check it in one place")));
    return findings;
  }

  private static boolean isUnknown(String value) {
    return value.equals(ListedEntry.UNKNOWN);
  }
}
