package dev.cachet.installed;

import dev.cachet.installed.Offers.Offer;
import dev.cachet.relation.Relations.Alternative;
import dev.cachet.relation.Relations.Clause;
import dev.cachet.relation.Relations.Provided;
import dev.cachet.relation.VersionRule;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which installed packages fulfil a clause, by their own names and by those that they provide.
 * Where many packages provide a name that many need, the pairs are too many to list.
 */
final class PackageIndex {
  /** So many providers are always listed. */
  private static final int ALWAYS = 64;

  /** So many pairs of a need and a provider are listed for one name. */
  private static final int MAX_PAIRS = 20_000;

  /** Of so many offers one may fit: others are of another architecture or the same package's. */
  private static final int OFFERS_FOR_ONE = 4;

  /**
   * Who fulfils a clause.
   *
   * @param refs references; empty if nobody does, or too many do
   * @param crowded the names that too many provide, of which nobody is listed
   */
  record Match(Set<String> refs, Set<String> crowded) {}

  private final Map<String, Offers> offers = new HashMap<>();
  private final Map<String, Integer> demands = new HashMap<>();
  private final VersionRule rule;

  PackageIndex(Map<String, InstalledPackage> packagesByRef, VersionRule rule) {
    this.rule = rule;
    packagesByRef.forEach(
        (ref, owner) -> {
          offer(owner.name(), new Offer(ref, owner, owner.version()));
          for (Provided provided : owner.relations().provides()) {
            offer(provided.name(), new Offer(ref, owner, versionOf(provided, owner)));
          }
          for (Clause clause : owner.relations().needs()) {
            clause.alternatives().forEach(a -> demands.merge(a.name(), 1, Integer::sum));
          }
        });
  }

  private String versionOf(Provided provided, InstalledPackage owner) {
    boolean inherited = rule.providesOwnVersion() && provided.version().isEmpty();
    return inherited ? owner.version() : provided.version();
  }

  private void offer(String name, Offer offer) {
    offers.computeIfAbsent(name, n -> new Offers(rule)).add(offer);
  }

  /** The reference of every package that fulfils the clause: each may be the one in use. */
  Match fulfilling(Clause clause, InstalledPackage dependant) {
    Set<String> found = new TreeSet<>();
    Set<String> crowded = new TreeSet<>();
    for (Alternative alternative : clause.alternatives()) {
      Offers named = offers.get(alternative.name());
      if (named != null && !collect(named, alternative, dependant, found)) {
        crowded.add(alternative.name());
      }
    }
    return new Match(found, crowded);
  }

  /** Adds who fulfils an alternative, or nobody and false if they are too many. */
  private boolean collect(
      Offers named, Alternative alternative, InstalledPackage dependant, Set<String> into) {
    int most = Math.max(ALWAYS, MAX_PAIRS / demands.getOrDefault(alternative.name(), 1));
    int looksLeft = most * OFFERS_FOR_ONE;
    Set<String> found = new TreeSet<>();
    for (List<Offer> alike : named.fulfilling(alternative)) {
      for (Offer offer : alike) {
        if (looksLeft-- == 0) {
          return false;
        }
        if (architectureFits(offer, alternative, dependant)) {
          found.add(offer.ref());
        }
        if (found.size() > most) {
          return false;
        }
      }
    }
    into.addAll(found);
    return true;
  }

  /** The references of all packages that answer to a name. */
  Set<String> providing(String name) {
    Set<String> found = new TreeSet<>();
    Offers named = offers.get(name);
    if (named != null) {
      named.all().forEach(offer -> found.add(offer.ref()));
    }
    return found;
  }

  private boolean architectureFits(
      Offer offer, Alternative alternative, InstalledPackage dependant) {
    if (!rule.separatesArchitectures()) {
      // RPM has it in the capability's name; the others install only what runs there.
      return true;
    }
    String offered = offer.owner().architecture();
    String wanted = alternative.architecture();
    if (!wanted.isEmpty() && !wanted.equals("any") && !wanted.equals("native")) {
      return wanted.equals(offered);
    }
    return offered == null
        || dependant.architecture() == null
        || offered.equals(dependant.architecture())
        || offered.equals("all")
        || dependant.architecture().equals("all")
        || offer.owner().multiArch().equals("foreign")
        || (wanted.equals("any") && offer.owner().multiArch().equals("allowed"));
  }
}
