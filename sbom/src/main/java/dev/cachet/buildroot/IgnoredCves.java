package dev.cachet.buildroot;

import dev.cachet.sbom.Pedigree;
import dev.cachet.vex.VexProduct;
import dev.cachet.vex.VexState;
import dev.cachet.vex.VexStatement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What a build of Buildroot says on vulnerabilities: a patch names those that it resolves, and a
 * package may ignore some. Why it ignores one stands in a comment of its recipe, which no record
 * has, so that one stays in triage unless a patch names it.
 */
final class IgnoredCves {
  private IgnoredCves() {}

  static List<VexStatement> of(List<BuildrootPackage> packages, PatchFiles patches) {
    List<VexStatement> statements = new ArrayList<>();
    for (BuildrootPackage each : packages) {
      Map<String, Set<String>> resolved = resolved(patches.of(each));
      VexProduct product = VexProduct.ofRef(each.ref());
      resolved.forEach(
          (id, urls) ->
              statements.add(
                  statement(
                      id,
                      VexState.RESOLVED_WITH_PEDIGREE,
                      "by " + String.join(", ", urls),
                      product)));
      for (String id : each.facts().ignored()) {
        if (!resolved.containsKey(id)) {
          statements.add(
              statement(
                  id, VexState.IN_TRIAGE, "ignored by the build; its recipe may say why", product));
        }
      }
    }
    return statements;
  }

  private static VexStatement statement(
      String id, VexState state, String detail, VexProduct product) {
    return new VexStatement(id, null, state, null, detail, List.of(), List.of(product));
  }

  private static Map<String, Set<String>> resolved(@Nullable Pedigree pedigree) {
    Map<String, Set<String>> resolved = new TreeMap<>();
    if (pedigree != null) {
      for (Pedigree.Patch patch : pedigree.patches()) {
        for (Pedigree.Issue issue : patch.resolves()) {
          if (issue.id() != null) {
            resolved
                .computeIfAbsent(issue.id(), id -> new TreeSet<>())
                .add(String.valueOf(patch.url()));
          }
        }
      }
    }
    return resolved;
  }
}
