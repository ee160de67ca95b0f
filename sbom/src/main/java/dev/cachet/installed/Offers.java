package dev.cachet.installed;

import dev.cachet.relation.Relations.Alternative;
import dev.cachet.relation.VersionRule;
import java.util.ArrayList;
import java.util.List;

/**
 * Everybody who answers to one name, sorted by version, so that a demand for a version costs a
 * search and not a look at each offer.
 */
final class Offers {
  /**
   * One package that answers to the name.
   *
   * @param ref its reference
   * @param owner the package
   * @param version the version that it answers as; empty if it states none
   */
  record Offer(String ref, InstalledPackage owner, String version) {}

  private final VersionRule rule;

  /** One list for each way in which versions compare; the first is of those that state none. */
  private final List<List<Offer>> kinds = new ArrayList<>();

  private boolean sorted = true;

  Offers(VersionRule rule) {
    this.rule = rule;
    for (int i = 0; i < VersionRule.KINDS; i++) {
      kinds.add(new ArrayList<>());
    }
  }

  void add(Offer offer) {
    kinds.get(rule.kind(offer.version())).add(offer);
    sorted = false;
  }

  /** All offers, in a stable order. */
  List<Offer> all() {
    sort();
    return kinds.stream().flatMap(List::stream).toList();
  }

  /** The offers whose version fulfils a demand, as views. */
  List<List<Offer>> fulfilling(Alternative demand) {
    sort();
    if (demand.operator().isEmpty()) {
      return kinds;
    }
    List<List<Offer>> found = new ArrayList<>();
    if (rule.isFulfilled(demand, "")) {
      found.add(kinds.get(0));
    }
    for (List<Offer> kind : kinds.subList(1, kinds.size())) {
      // Below the lower and above the upper end the comparison has one answer.
      int lower = firstNotBelow(kind, demand.version(), 0);
      int upper = firstNotBelow(kind, demand.version(), 1);
      addIf(demand, kind.subList(0, lower), found);
      addIf(demand, kind.subList(lower, upper), found);
      addIf(demand, kind.subList(upper, kind.size()), found);
    }
    return found;
  }

  private void addIf(Alternative demand, List<Offer> alike, List<List<Offer>> found) {
    if (!alike.isEmpty() && rule.isFulfilled(demand, alike.get(0).version())) {
      found.add(alike);
    }
  }

  /** The first place whose version compares to the demanded one with this sign or above it. */
  private int firstNotBelow(List<Offer> kind, String demanded, int sign) {
    int low = 0;
    int high = kind.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      int order = Integer.signum(rule.compare(kind.get(middle).version(), demanded));
      if (order < sign) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private void sort() {
    if (!sorted) {
      kinds.forEach(kind -> kind.sort((a, b) -> rule.compare(a.version(), b.version())));
      sorted = true;
    }
  }
}
