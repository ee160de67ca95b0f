package dev.cachet.installed;

import dev.cachet.installed.PackageIndex.Match;
import dev.cachet.relation.Relations.Clause;
import dev.cachet.relation.VersionRule;
import dev.cachet.sbom.Property;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Draws the edges between the packages of one kind of database. */
final class Resolution {
  /** On a package that needs one of many: the name that it needs. */
  private static final String NEEDS = "cachet:needs:one-of";

  /** On each of the many: the name that it answers to. */
  private static final String PROVIDES = "cachet:provides";

  private final Map<String, InstalledPackage> packages;
  private final PackageIndex index;
  private final InventoryDraft draft;
  private final Map<String, Set<String>> needyByName = new TreeMap<>();

  Resolution(Map<String, InstalledPackage> packages, VersionRule rule, InventoryDraft draft) {
    this.packages = packages;
    this.index = new PackageIndex(packages, rule);
    this.draft = draft;
  }

  void resolve() {
    // Whoever needs most is resolved last, so a package with a million needs takes nobody's edges.
    List<String> order = new ArrayList<>(packages.keySet());
    order.sort(Comparator.comparingInt(ref -> needs(ref).size()));
    order.forEach(this::resolve);
    needyByName.forEach(this::tellCrowd);
  }

  private List<Clause> needs(String ref) {
    InstalledPackage installed = packages.get(ref);
    return installed == null ? List.of() : installed.relations().needs();
  }

  private void resolve(String ref) {
    InstalledPackage installed = packages.get(ref);
    if (installed == null) {
      return;
    }
    Set<String> needed = new TreeSet<>();
    for (Clause clause : installed.relations().needs()) {
      Match match = index.fulfilling(clause, installed);
      needed.addAll(match.refs());
      for (String name : match.crowded()) {
        needyByName.computeIfAbsent(name, n -> new TreeSet<>()).add(ref);
      }
      if (match.refs().isEmpty() && match.crowded().isEmpty()) {
        String clauseText = clause.text() + ", which no installed package fulfils";
        draft.missing(ref, installed.name() + " needs " + clauseText);
      }
    }
    draft.need(ref, needed);
    if (!installed.relations().whole()) {
      draft.partly(ref);
    }
  }

  /** Both sides get a property instead of an edge for each pair. */
  private void tellCrowd(String name, Set<String> needy) {
    Set<String> providers = index.providing(name);
    needy.forEach(ref -> draft.remark(ref, new Property(NEEDS, name)));
    needy.forEach(draft::partly);
    providers.forEach(ref -> draft.remark(ref, new Property(PROVIDES, name)));
    draft.crowded(name, needy.size(), providers.size());
  }
}
