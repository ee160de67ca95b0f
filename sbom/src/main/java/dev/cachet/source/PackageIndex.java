package dev.cachet.source;

import dev.cachet.source.InstalledPackage.Alternative;
import dev.cachet.source.InstalledPackage.Clause;
import dev.cachet.source.InstalledPackage.Provided;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Which installed packages fulfil a clause, by their own names and by those that they provide. */
final class PackageIndex {
  private record Offer(String ref, InstalledPackage owner, String version) {}

  private final Map<String, List<Offer>> offers = new HashMap<>();
  private final VersionRule rule;

  PackageIndex(Map<String, InstalledPackage> packagesByRef, VersionRule rule) {
    this.rule = rule;
    packagesByRef.forEach(
        (ref, owner) -> {
          offer(owner.name(), new Offer(ref, owner, owner.version()));
          for (Provided provided : owner.provides()) {
            offer(provided.name(), new Offer(ref, owner, provided.version()));
          }
        });
  }

  private void offer(String name, Offer offer) {
    offers.computeIfAbsent(name, n -> new ArrayList<>()).add(offer);
  }

  /** The reference of every package that fulfils the clause: each may be the one in use. */
  Set<String> fulfilling(Clause clause, InstalledPackage dependant) {
    Set<String> found = new TreeSet<>();
    for (Alternative alternative : clause.alternatives()) {
      for (Offer offer : offers.getOrDefault(alternative.name(), List.of())) {
        if (rule.isFulfilled(alternative, offer.version())
            && architectureFits(offer, alternative, dependant)) {
          found.add(offer.ref());
        }
      }
    }
    return found;
  }

  private boolean architectureFits(
      Offer offer, Alternative alternative, InstalledPackage dependant) {
    if (rule == VersionRule.RPM) {
      // Where it matters there, it is a part of the capability's name.
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
