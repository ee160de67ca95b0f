package dev.cachet.os;

import dev.cachet.finding.Evidence;
import dev.cachet.os.file.CpeName;
import dev.cachet.os.file.OsRelease;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What the CPE name of an operating system says by itself. */
final class CpeRules {
  private static final String SERVICE_PACK = "(?:sp)?\\d+";

  private final RememberedCycles listed;

  CpeRules(RememberedCycles listed) {
    this.listed = listed;
  }

  /** Returns empty when no distribution has this name. */
  Optional<OsIdentity> identify(CpeName cpe) {
    List<DistributionRule> named =
        cpe.part().equals("o") ? Distributions.withCpe(cpe.key()) : List.of();
    if (named.isEmpty()) {
      return Optional.empty();
    }
    Map<String, String> fields = Map.of("ID", named.get(0).id(), "VERSION_ID", cpe.version());
    IdentityDraft draft = new IdentityDraft(OsRelease.of("identifier", fields));
    Evidence from = new Evidence("identifier", "cpe", cpe.key() + ":" + cpe.version());
    return Optional.of(IdentityDraft.derived(answer(cpe, named, draft), from));
  }

  private OsIdentity answer(CpeName cpe, List<DistributionRule> named, IdentityDraft draft) {
    List<String> fitting = named.stream().flatMap(rule -> cycles(rule, cpe)).distinct().toList();
    if (fitting.size() == 1) {
      String[] pair = fitting.get(0).split("/", 2);
      return draft.known(pair[0], pair[1], "the CPE name is that of a listed cycle");
    }
    if (!fitting.isEmpty()) {
      return draft.ambiguous(fitting, "the CPE name is that of several listed cycles");
    }
    List<String> products = named.stream().map(DistributionRule::product).distinct().toList();
    return products.size() == 1
        ? draft.notListed(products.get(0), "no listed cycle has the version of this CPE name")
        : draft.unknown(null, "the CPE name is that of several products");
  }

  private Stream<String> cycles(DistributionRule rule, CpeName cpe) {
    String version = cpe.version();
    if (rule.form() != CycleForm.SERVICE_PACK || version.contains(".")) {
      return pairs(rule, rule.cycle(version, listed).stream());
    }
    if (cpe.update().matches(SERVICE_PACK)) {
      String pack = version + "." + cpe.update().replaceFirst("^sp", "");
      return pairs(rule, rule.cycle(pack, listed).stream());
    }
    // Every service pack has its own end, and a name without one may mean any of them.
    return pairs(
        rule,
        listed.listed(rule.product()).stream()
            .map(ListedCycles.Listed::cycle)
            .filter(cycle -> DottedVersion.isPrefix(version, cycle)));
  }

  private static Stream<String> pairs(DistributionRule rule, Stream<String> cycles) {
    return cycles.map(cycle -> rule.product() + "/" + cycle);
  }
}
