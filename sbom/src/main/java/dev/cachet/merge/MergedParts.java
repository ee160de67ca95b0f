package dev.cachet.merge;

import dev.cachet.identity.InputDigest;
import dev.cachet.sbom.Component;
import dev.cachet.sbom.Composition;
import dev.cachet.sbom.Dependencies;
import dev.cachet.sbom.Property;
import dev.cachet.sbom.Sbom;
import dev.cachet.sbom.SbomContent;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Takes the document of a device apart again, so that each part can be compared with its thing. */
public final class MergedParts {
  private MergedParts() {}

  /**
   * The inventories that a document was merged of.
   *
   * @param sbom any document
   * @return one for each component that {@link SbomMerge} put right below the device, with all that
   *     can be reached from it; the document itself if it was not merged
   */
  public static List<Sbom> of(Sbom sbom) {
    Set<String> tops = new HashSet<>();
    for (Property property : sbom.content().properties()) {
      if (property.name().equals(SbomMerge.PART)) {
        tops.add(property.value());
      }
    }
    if (tops.isEmpty()) {
      return List.of(sbom);
    }
    List<Sbom> parts = new ArrayList<>();
    for (Component top : sbom.components()) {
      if (tops.contains(top.ref())) {
        parts.add(Sbom.asStated(part(sbom, top), sbom.timestamp().orElse(null), null));
      }
    }
    return parts;
  }

  private static String owner(InputDigest input) {
    int mark = input.path().indexOf(SbomMerge.INPUT_MARK + "/");
    return mark < 0 ? "" : input.path().substring(0, mark);
  }

  private static SbomContent part(Sbom sbom, Component top) {
    Set<String> reached = reached(sbom, top);
    Map<String, List<String>> edges = new TreeMap<>();
    sbom.dependencies()
        .edges()
        .forEach(
            (from, to) -> {
              if (reached.contains(from)) {
                edges.put(from, to);
              }
            });
    return SbomContent.builder(top)
        .components(
            sbom.components().stream()
                .filter(c -> !c.ref().equals(top.ref()) && reached.contains(c.ref()))
                .toList())
        .dependencies(Dependencies.of(edges))
        .compositions(
            sbom.content().compositions().stream()
                .map(c -> limited(c, reached))
                .filter(c -> !c.assemblies().isEmpty() || !c.dependencies().isEmpty())
                .toList())
        .inputs(
            sbom.inputs().stream()
                .filter(input -> owner(input).equals(top.ref()))
                .map(
                    input ->
                        new InputDigest(
                            input.path().substring(top.ref().length() + 1), input.sha256()))
                .toList())
        .tools(sbom.content().tools())
        .phases(sbom.content().phases())
        .build();
  }

  private static Composition limited(Composition composition, Set<String> reached) {
    return new Composition(
        composition.aggregate(),
        composition.assemblies().stream().filter(reached::contains).toList(),
        composition.dependencies().stream().filter(reached::contains).toList());
  }

  /** A part of a component is reached with it, and takes its edges along. */
  private static Set<String> reached(Sbom sbom, Component top) {
    Map<String, Component> byRef = new HashMap<>();
    sbom.all().forEach(c -> byRef.put(c.ref(), c));
    Set<String> reached = new HashSet<>();
    Deque<String> next = new ArrayDeque<>(List.of(top.ref()));
    while (!next.isEmpty()) {
      String ref = next.remove();
      if (reached.add(ref)) {
        next.addAll(sbom.dependencies().neededBy(ref));
        Component component = byRef.get(ref);
        if (component != null) {
          component.parts().forEach(part -> next.add(part.ref()));
        }
      }
    }
    return reached;
  }
}
