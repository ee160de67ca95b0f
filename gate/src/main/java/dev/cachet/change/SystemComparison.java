package dev.cachet.change;

import dev.cachet.change.SystemNames.Named;
import dev.cachet.matching.ComponentFacts;
import dev.cachet.sbom.Component;
import dev.cachet.sbom.ComponentType;
import dev.cachet.sbom.Sbom;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Whether operating system and processor architecture are the same in both releases. */
final class SystemComparison {
  private static final Set<String> NO_ARCHITECTURE =
      Set.of("", "all", "noarch", "any", "source", "src", "(none)", "allarch");
  private static final Set<ComponentType> WHOLE_DEVICES =
      Set.of(
          ComponentType.OPERATING_SYSTEM,
          ComponentType.DEVICE,
          ComponentType.FIRMWARE,
          ComponentType.CONTAINER);

  private final SystemNames names;
  private final ReasonDraft draft;

  SystemComparison(SystemNames names, ReasonDraft draft) {
    this.names = names;
    this.draft = draft;
  }

  void compare(Sbom before, Sbom after) {
    List<Named> old = names.stated(before);
    List<Named> now = names.stated(after);
    disagreement(now, names.ofPackages(after));
    if (old.isEmpty() && now.isEmpty()) {
      unstated(before, after);
    } else if (old.isEmpty() || now.isEmpty()) {
      String which = now.isEmpty() ? "the newer document" : "the older document";
      draft.add("change.os-missing", which, "", "", besides(old, now));
      names
          .ofPackages(before)
          .ifPresent(one -> names.ofPackages(after).ifPresent(other -> pair(one, other)));
    } else {
      systems(old, now);
    }
    architectures(before, after);
  }

  private static String besides(List<Named> old, List<Named> now) {
    Named named = old.isEmpty() ? now.get(0) : old.get(0);
    return "; the other states " + named.title();
  }

  /** No component is a system: packages may say which it is, and an application may need none. */
  private void unstated(Sbom before, Sbom after) {
    Optional<Named> old = names.ofPackages(before);
    Optional<Named> now = names.ofPackages(after);
    if (old.isPresent() && now.isPresent()) {
      pair(old.get(), now.get());
    } else if (isSystem(before) || isSystem(after)) {
      String which = now.isEmpty() ? "the newer document" : "the older document";
      draft.add("change.os-missing", which, "", "");
    }
  }

  private boolean isSystem(Sbom sbom) {
    return draft.claim().subject() == ChangeClaim.Subject.EMBEDDED
        || WHOLE_DEVICES.contains(sbom.subject().type())
        || sbom.all().stream()
            .map(ComponentFacts::of)
            .anyMatch(
                one ->
                    one.isOfDistribution()
                        || (Roles.has("kernel", one) && !one.type().equals("npm"))
                        || Roles.has("libc", one));
  }

  /** Each system of the older release against the one of its product, else the one left over. */
  private void systems(List<Named> old, List<Named> now) {
    List<Named> left = new ArrayList<>(now);
    List<Named> gone = new ArrayList<>();
    for (Named one : old) {
      Optional<Named> same = left.stream().filter(one::isSameRelease).findFirst();
      Optional<Named> other =
          same.or(() -> left.stream().filter(n -> n.product().equals(one.product())).findFirst());
      other.ifPresentOrElse(
          found -> {
            left.remove(found);
            pair(one, found);
          },
          () -> gone.add(one));
    }
    for (int i = 0; i < Math.max(gone.size(), left.size()); i++) {
      String was = i < gone.size() ? gone.get(i).title() : "";
      String is = i < left.size() ? left.get(i).title() : "";
      draft.add("change.os-exchanged", "operating system", was, is);
    }
  }

  private void pair(Named old, Named now) {
    if (!old.product().equals(now.product())) {
      draft.add("change.os-exchanged", "operating system", old.title(), now.title());
    } else if (!old.cycle().isEmpty() && !now.cycle().isEmpty()) {
      if (!old.cycle().equals(now.cycle())) {
        draft.add("change.os-release", now.name(), old.version(), now.version());
      } else if (!old.version().equals(now.version())) {
        draft.add("change.os-point-release", now.name(), old.version(), now.version());
      }
    } else if (!old.version().equals(now.version()) || now.version().isEmpty()) {
      draft.add("change.os-unknown", now.name(), old.version(), now.version());
    }
  }

  private void disagreement(List<Named> stated, Optional<Named> packages) {
    if (packages.isEmpty() || stated.isEmpty()) {
      return;
    }
    Named built = packages.get();
    boolean known = !built.cycle().isEmpty() || !built.version().isEmpty();
    if (known && stated.stream().noneMatch(one -> agrees(one, built))) {
      draft.add("change.os-disagrees", stated.get(0).title(), "", "", ", " + built.title());
    }
  }

  private static boolean agrees(Named one, Named built) {
    return one.product().equals(built.product())
        && (one.cycle().isEmpty() || built.cycle().isEmpty() || one.cycle().equals(built.cycle()));
  }

  private void architectures(Sbom before, Sbom after) {
    Map<String, Integer> old = counts(before);
    Map<String, Integer> now = counts(after);
    if (old.isEmpty() || now.isEmpty()) {
      if (!old.isEmpty()) {
        draft.add("change.architecture-missing", "architecture", most(old), "");
      }
      return;
    }
    if (!now.containsKey(most(old)) || !old.containsKey(most(now))) {
      draft.add("change.architecture", "architecture", most(old), most(now));
      return;
    }
    for (String one : now.keySet()) {
      if (!old.containsKey(one)) {
        draft.add("change.architecture-added", one, "", "");
      }
    }
  }

  private static Map<String, Integer> counts(Sbom sbom) {
    Map<String, Integer> counts = new TreeMap<>();
    for (Component one : sbom.all()) {
      String architecture = processor(ComponentFacts.of(one));
      if (!architecture.isEmpty()) {
        counts.merge(architecture, 1, Integer::sum);
      }
    }
    return counts;
  }

  private static String most(Map<String, Integer> counts) {
    return counts.entrySet().stream()
        .max(Map.Entry.comparingByValue(Comparator.naturalOrder()))
        .map(Map.Entry::getKey)
        .orElse("");
  }

  /** What a component was built for; empty if for none or for every processor. */
  static String processor(ComponentFacts facts) {
    String architecture = family(facts.architecture());
    return NO_ARCHITECTURE.contains(architecture) ? "" : architecture;
  }

  /** Distributions name one processor in several ways. */
  private static String family(String architecture) {
    String lower = architecture.toLowerCase(Locale.ROOT);
    return switch (lower) {
      case "x86_64", "x86-64" -> "amd64";
      case "aarch64", "arm64v8" -> "arm64";
      case "i386", "i486", "i586", "i686", "x86" -> "i386";
      case "armv7l", "armv7hl", "armv7", "armhfp" -> "armhf";
      case "ppc64le" -> "ppc64el";
      default -> lower;
    };
  }
}
