package dev.cachet.sbom;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Walks all that has a reference inside one content. */
final class References {
  private final Set<String> seen = new HashSet<>();

  private References() {}

  static void requireUnique(SbomContent content) {
    References references = new References();
    references.component(content.subject());
    content.components().forEach(references::component);
    content.tools().forEach(references::component);
    content.services().forEach(references::service);
  }

  static List<Component> all(SbomContent content) {
    List<Component> all = new ArrayList<>();
    content.subject().parts().forEach(part -> collect(part, all));
    content.components().forEach(part -> collect(part, all));
    return List.copyOf(all);
  }

  private static void collect(Component component, List<Component> all) {
    all.add(component);
    component.parts().forEach(part -> collect(part, all));
  }

  private void component(Component component) {
    add(component.ref());
    component.parts().forEach(this::component);
    Pedigree pedigree = component.pedigree();
    if (pedigree != null) {
      pedigree.ancestors().forEach(this::component);
      pedigree.descendants().forEach(this::component);
      pedigree.variants().forEach(this::component);
    }
  }

  private void service(Service service) {
    add(service.ref());
    service.parts().forEach(this::service);
  }

  private void add(String ref) {
    if (!seen.add(ref)) {
      throw new IllegalArgumentException("two components have the reference " + ref);
    }
  }
}
