package dev.cachet.change;

import dev.cachet.matching.ComponentFacts;
import dev.cachet.matching.ComponentMatching;
import dev.cachet.matching.MatchedPair;
import dev.cachet.sbom.ComponentType;
import dev.cachet.sbom.Dependencies;
import dev.cachet.sbom.Sbom;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What became of components that are in one release only. */
final class PartComparison {
  private final Sbom before;
  private final Sbom after;
  private final ComponentMatching matching;
  private final ReasonDraft draft;
  private final Set<String> exchanged = new HashSet<>();
  private final Map<String, Set<String>> families = new HashMap<>();

  /** All components of a document, as the matching read them. */
  private final List<ComponentFacts> allBefore;

  private final List<ComponentFacts> allAfter;

  PartComparison(Sbom before, Sbom after, ComponentMatching matching, ReasonDraft draft) {
    this.before = before;
    this.after = after;
    this.matching = matching;
    this.draft = draft;
    this.allBefore = all(matching.pairs().stream().map(MatchedPair::before), matching.removed());
    this.allAfter = all(matching.pairs().stream().map(MatchedPair::after), matching.added());
  }

  private static List<ComponentFacts> all(
      Stream<ComponentFacts> matched, List<ComponentFacts> alone) {
    return Stream.concat(matched, alone.stream()).toList();
  }

  void compare() {
    exchanges("libc", "change.libc-exchanged");
    exchanges("database", "change.database-exchanged");
    java();
    Set<String> brought = explained(after, matching.added(), false);
    Set<String> dropped = explained(before, matching.removed(), true);
    OwnParts own = new OwnParts(before, after);
    Set<String> oldSources = sources(allBefore);
    Set<String> newSources = sources(allAfter);
    for (ComponentFacts one : matching.added()) {
      if (!isSystem(one) && !exchanged.contains(one.component().ref())) {
        added(one, own, oldSources, brought);
      }
    }
    for (ComponentFacts one : matching.removed()) {
      if (!isSystem(one) && !exchanged.contains(one.component().ref())) {
        removed(one, own, newSources, dropped);
      }
    }
  }

  private void added(
      ComponentFacts one, OwnParts own, Set<String> oldSources, Set<String> brought) {
    String rule;
    if (one.component().type() == ComponentType.MACHINE_LEARNING_MODEL) {
      rule = "change.model";
    } else if (isNewFamily("toolkit", one)) {
      rule = "change.toolkit-added";
    } else if (own.has(one)) {
      rule = "change.own-added";
    } else if (Roles.has("toolkit", one) && !isStillThere("toolkit", one)) {
      rule = "change.toolkit-major";
    } else if (isNewFamily("libc", one)) {
      rule = "change.libc-added";
    } else if (isNewFamily("database", one)) {
      rule = "change.database-added";
    } else if (isNewFamily("service", one)) {
      rule = "change.service-added";
    } else if (isNewFamily("channel", one)) {
      rule = "change.channel-added";
    } else if (brought.contains(one.component().ref())) {
      rule = oldSources.contains(sourceOf(one)) ? "change.split" : "change.brought";
    } else {
      rule = "change.added";
    }
    draft.add(rule, one.path(), "", one.version());
  }

  private void removed(
      ComponentFacts one, OwnParts own, Set<String> newSources, Set<String> dropped) {
    String rule;
    if (one.component().type() == ComponentType.MACHINE_LEARNING_MODEL) {
      rule = "change.model";
    } else if (own.has(one)) {
      rule = "change.own-removed";
    } else if (dropped.contains(one.component().ref())) {
      rule = newSources.contains(sourceOf(one)) ? "change.merged" : "change.dropped";
    } else {
      rule = "change.removed";
    }
    draft.add(rule, one.path(), one.version(), "");
  }

  /** Something of this role left and something of another family came. */
  private void exchanges(String role, String rule) {
    Set<String> old = families("before", allBefore, role);
    Set<String> now = families("after", allAfter, role);
    for (ComponentFacts gone : matching.removed()) {
      Optional<String> was = Roles.family(role, gone).filter(family -> !now.contains(family));
      for (ComponentFacts came : matching.added()) {
        Optional<String> is = Roles.family(role, came).filter(family -> !old.contains(family));
        if (was.isPresent() && is.isPresent()) {
          exchange(rule, gone, came);
        }
      }
    }
  }

  private void java() {
    for (ComponentFacts gone : matching.removed()) {
      for (ComponentFacts came : matching.added()) {
        boolean both = Roles.has("java", gone) && Roles.has("java", came);
        if (both && !exchanged.contains(came.component().ref())) {
          boolean same = PairComparison.javaMajor(gone).equals(PairComparison.javaMajor(came));
          exchange(same ? "change.java-vendor" : "change.java-major", gone, came);
        }
      }
    }
  }

  private void exchange(String rule, ComponentFacts gone, ComponentFacts came) {
    draft.add(rule, came.path(), PairComparison.title(gone), PairComparison.title(came));
    exchanged.add(gone.component().ref());
    exchanged.add(came.component().ref());
  }

  private boolean isNewFamily(String role, ComponentFacts one) {
    return Roles.family(role, one)
        .map(f -> !families("before", allBefore, role).contains(f))
        .orElse(false);
  }

  /** Whether the family was there and all that was there of it still is. */
  private boolean isStillThere(String role, ComponentFacts one) {
    Optional<String> family = Roles.family(role, one);
    return matching.removed().stream().noneMatch(gone -> Roles.family(role, gone).equals(family));
  }

  private Set<String> families(String when, List<ComponentFacts> all, String role) {
    return families.computeIfAbsent(
        role + " " + when,
        k ->
            all.stream()
                .flatMap(one -> Roles.family(role, one).stream())
                .collect(Collectors.toSet()));
  }

  /**
   * The components that only updated ones need; of the older document those that only updated or
   * removed ones needed. Grows until nothing is added, as a library may bring another.
   */
  private Set<String> explained(Sbom sbom, List<ComponentFacts> parts, boolean old) {
    Map<String, Set<String>> needing = needing(sbom);
    Set<String> reasons =
        matching.pairs().stream()
            .filter(PairComparison::isUpdated)
            .map(pair -> ref(pair, old))
            .collect(Collectors.toCollection(HashSet::new));
    Set<String> left = parts.stream().map(one -> one.component().ref()).collect(Collectors.toSet());
    if (old) {
      // Who is gone needs nothing any more; that it is gone is judged for itself.
      reasons.addAll(left);
    }
    Set<String> explained = new HashSet<>();
    boolean grows = true;
    while (grows) {
      grows = false;
      for (String ref : left) {
        Set<String> by = needing.getOrDefault(ref, Set.of());
        if (!explained.contains(ref) && !by.isEmpty() && reasons.containsAll(by)) {
          explained.add(ref);
          reasons.add(ref);
          grows = true;
        }
      }
    }
    return explained;
  }

  private static String ref(MatchedPair pair, boolean old) {
    return (old ? pair.before() : pair.after()).component().ref();
  }

  /** Who needs a component; what only holds the list together, as the system does, does not. */
  private static Map<String, Set<String>> needing(Sbom sbom) {
    Set<String> structure =
        Stream.concat(Stream.of(sbom.subject()), sbom.all().stream())
            .filter(
                one ->
                    one.equals(sbom.subject())
                        || one.type() == ComponentType.OPERATING_SYSTEM
                        || one.type() == ComponentType.CONTAINER
                        || (one.type() == ComponentType.APPLICATION && one.purl() == null))
            .map(one -> one.ref())
            .collect(Collectors.toSet());
    Map<String, Set<String>> needing = new HashMap<>();
    Dependencies dependencies = sbom.dependencies();
    dependencies
        .edges()
        .forEach(
            (from, targets) -> {
              if (!structure.contains(from)) {
                for (String to : targets) {
                  needing.computeIfAbsent(to, k -> new HashSet<>()).add(from);
                }
              }
            });
    return needing;
  }

  private static Set<String> sources(List<ComponentFacts> all) {
    return all.stream()
        .filter(ComponentFacts::isOfDistribution)
        .map(PartComparison::sourceOf)
        .collect(Collectors.toSet());
  }

  /** A package without a stated source package is its own. */
  private static String sourceOf(ComponentFacts facts) {
    return facts.type() + "/" + (facts.source().isEmpty() ? facts.name() : facts.source());
  }

  private static boolean isSystem(ComponentFacts one) {
    return one.component().type() == ComponentType.OPERATING_SYSTEM;
  }
}
