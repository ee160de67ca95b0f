package dev.cachet.drift.content;

import dev.cachet.finding.Finding;
import dev.cachet.sbom.Component;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Who needs whom, but for edges to what was added, removed or upgraded: these components are named
 * already, and everybody who needs them would be named again.
 */
final class EdgeComparison {
  private final Pairing pairing;
  private final Map<String, String> nowByStated = new HashMap<>();

  EdgeComparison(Pairing pairing) {
    this.pairing = pairing;
    pairing.same().forEach((before, after) -> nowByStated.put(before.ref(), after.ref()));
    pairing.upgraded().forEach((before, after) -> nowByStated.put(before.ref(), after.ref()));
  }

  List<Finding> compare() {
    List<Finding> findings = new ArrayList<>();
    pairing
        .same()
        .forEach(
            (before, after) -> {
              Set<String> stated = stated(before);
              Set<String> now = now(after);
              if (!stated.equals(now)) {
                findings.add(
                    DriftFindings.edges(before, without(stated, now), without(now, stated)));
              }
            });
    return findings;
  }

  private Set<String> stated(Component before) {
    Set<String> refs = new TreeSet<>();
    for (String ref : pairing.stated().dependencies().neededBy(before.ref())) {
      String now = nowByStated.get(ref);
      if (now != null) {
        refs.add(now);
      }
    }
    return refs;
  }

  private Set<String> now(Component after) {
    Set<String> refs = new TreeSet<>(pairing.now().dependencies().neededBy(after.ref()));
    pairing.missing().forEach(each -> refs.remove(each.ref()));
    return refs;
  }

  private static List<String> without(Set<String> all, Set<String> others) {
    return all.stream().filter(each -> !others.contains(each)).toList();
  }
}
