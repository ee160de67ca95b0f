package dev.cachet.change;

import dev.cachet.identity.ComponentHash;
import dev.cachet.matching.ComponentFacts;
import dev.cachet.matching.MatchKind;
import dev.cachet.matching.MatchedPair;
import dev.cachet.matching.VersionStep;
import dev.cachet.matching.VersionSteps;
import dev.cachet.sbom.ComponentType;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What became of a component that is in both releases. */
final class PairComparison {
  private static final Pattern JAVA = Pattern.compile("^(?:1\\.)?(\\d+)");

  private final ReasonDraft draft;

  PairComparison(ReasonDraft draft) {
    this.draft = draft;
  }

  /** Whether version or content is another now. */
  static boolean isUpdated(MatchedPair pair) {
    return !pair.before().version().equals(pair.after().version()) || differs(pair);
  }

  void compare(MatchedPair pair) {
    ComponentFacts now = pair.after();
    if (now.component().type() == ComponentType.OPERATING_SYSTEM) {
      return;
    }
    architecture(pair);
    if (isModel(pair.before()) || isModel(now)) {
      if (isUpdated(pair)) {
        add("change.model", pair);
      }
    }
    if (pair.kind() == MatchKind.MOVED) {
      draft.add("change.moved", now.path(), pair.before().type(), now.type());
    } else if (!pair.before().name().equals(now.name())) {
      draft.add("change.renamed", now.path(), pair.before().name(), now.name());
    }
    if (pair.before().version().isEmpty() != now.version().isEmpty()) {
      add("change.version-missing", pair);
    } else if (!isJava(pair) && !isKernel(pair)) {
      step(pair);
    }
    // One more look at what is rebuilt under the same version.
    if (pair.before().version().equals(now.version()) && differs(pair)) {
      draft.add("change.content-of-same-version", title(now), "", "");
    }
  }

  /** Of one component, so that nothing else in the documents can hide it. */
  private void architecture(MatchedPair pair) {
    String old = SystemComparison.processor(pair.before());
    String now = SystemComparison.processor(pair.after());
    if (!old.isEmpty() && !now.isEmpty() && !old.equals(now)) {
      draft.add("change.architecture", "architecture", old, now);
    }
  }

  private void step(MatchedPair pair) {
    switch (VersionSteps.of(pair)) {
      case SAME -> {}
      case REBUILT -> add("change.rebuilt", pair);
      case PATCH -> add("change.patch", pair);
      case RELEASE_COUNT -> add("change.release-count", pair);
      case SERIES -> add(series(pair.after(), false), pair);
      case MAJOR -> add(series(pair.after(), true), pair);
      case DOWNGRADE -> add("change.downgraded", pair);
      case HIDDEN_DOWNGRADE -> add("change.hidden-downgrade", pair);
      case UNKNOWN -> add("change.order-unknown", pair);
    }
  }

  private static String series(ComponentFacts facts, boolean major) {
    if (Roles.has("libc", facts) || Roles.has("python", facts)) {
      return "change.runtime-series";
    }
    if (Roles.has("database", facts) && major) {
      return "change.database-major";
    }
    if (Roles.has("toolkit", facts) && major) {
      return "change.toolkit-major";
    }
    return major ? "change.major" : "change.series";
  }

  private boolean isJava(MatchedPair pair) {
    if (!Roles.has("java", pair.after()) || !Roles.has("java", pair.before())) {
      return false;
    }
    String old = javaMajor(pair.before());
    String now = javaMajor(pair.after());
    if (!old.equals(now)) {
      add("change.java-major", pair);
      return true;
    }
    if (!Roles.family("java", pair.before()).equals(Roles.family("java", pair.after()))) {
      add("change.java-vendor", pair);
    }
    VersionStep step = VersionSteps.of(pair);
    // Within one Java release all later numbers are updates of it.
    boolean update = step == VersionStep.SERIES || step == VersionStep.MAJOR;
    if (update) {
      add("change.patch", pair);
    }
    return update;
  }

  static String javaMajor(ComponentFacts facts) {
    Matcher major = JAVA.matcher(facts.scheme().upstream(facts.version()));
    return major.find() ? major.group(1) : "";
  }

  private boolean isKernel(MatchedPair pair) {
    if (!Roles.has("kernel", pair.after()) || !Roles.has("kernel", pair.before())) {
      return false;
    }
    String old = VersionSteps.prefix(pair.before(), 2);
    String now = VersionSteps.prefix(pair.after(), 2);
    VersionStep step = VersionSteps.of(pair);
    boolean up = step == VersionStep.SERIES || step == VersionStep.MAJOR;
    if (up && !old.equals(now)) {
      add("change.kernel-series", pair);
      return true;
    }
    return false;
  }

  private static boolean isModel(ComponentFacts facts) {
    return facts.component().type() == ComponentType.MACHINE_LEARNING_MODEL;
  }

  private static boolean differs(MatchedPair pair) {
    for (ComponentHash old : pair.before().component().hashes()) {
      for (ComponentHash now : pair.after().component().hashes()) {
        if (old.algorithm().equals(now.algorithm())) {
          return !old.hex().equals(now.hex());
        }
      }
    }
    return false;
  }

  private void add(String rule, MatchedPair pair) {
    String before = Optional.of(pair.before().version()).filter(v -> !v.isEmpty()).orElse("none");
    String after = Optional.of(pair.after().version()).filter(v -> !v.isEmpty()).orElse("none");
    draft.add(rule, pair.after().path(), before, after);
  }

  static String title(ComponentFacts facts) {
    return (facts.path() + " " + facts.version()).strip();
  }
}
