package dev.cachet.merge;

import dev.cachet.sbom.Component;
import dev.cachet.sbom.Pedigree;
import dev.cachet.sbom.Service;
import dev.cachet.sbom.ServiceBuilder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** New references for what is in one document, where another document has them already. */
final class Renaming {
  private final Set<String> taken;
  private final Map<String, Integer> last;
  private final Map<String, String> names = new HashMap<>();

  /** {@code taken} and {@code last} are shared by the documents of one merge. */
  Renaming(Set<String> taken, Map<String, Integer> last) {
    this.taken = taken;
    this.last = last;
  }

  /** The reference by which the merged document knows what this document calls {@code ref}. */
  String of(String ref) {
    return names.getOrDefault(ref, ref);
  }

  List<String> of(List<String> refs) {
    return refs.stream().map(this::of).toList();
  }

  /** Says that what this document calls {@code ref} is there already. */
  void known(String ref, String merged) {
    names.put(ref, merged);
  }

  Component renamed(Component component) {
    Pedigree pedigree = component.pedigree();
    return component.toBuilder()
        .ref(unique(component.ref()))
        .parts(all(component.parts()))
        .pedigree(
            pedigree == null
                ? null
                : new Pedigree(
                    all(pedigree.ancestors()),
                    all(pedigree.descendants()),
                    all(pedigree.variants()),
                    pedigree.patches(),
                    pedigree.notes()))
        .build();
  }

  private List<Component> all(List<Component> components) {
    return components.stream().map(this::renamed).toList();
  }

  Service renamed(Service service) {
    ServiceBuilder builder = Service.builder(unique(service.ref()), service.name());
    return builder
        .provider(service.provider())
        .group(service.group())
        .version(service.version())
        .description(service.description())
        .endpoints(service.endpoints())
        .authenticated(service.authenticated())
        .crossesTrustBoundary(service.crossesTrustBoundary())
        .trustZone(service.trustZone())
        .data(service.data())
        .licences(service.licences())
        .references(service.references())
        .parts(service.parts().stream().map(this::renamed).toList())
        .tags(service.tags())
        .properties(service.properties())
        .build();
  }

  private String unique(String ref) {
    String free = ref;
    while (!taken.add(free)) {
      free = ref + "~" + last.merge(ref, 1, Integer::sum);
    }
    names.put(ref, free);
    return free;
  }
}
