package dev.cachet.sbom;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What an SBOM says, without the day on which it says so.
 *
 * @param subject the thing described
 * @param components its components, sorted by reference
 * @param dependencies who needs whom
 * @param compositions how complete the lists are; never left out by the sources of this library
 * @param inputs the files that the content was read from, sorted by path
 */
public record SbomContent(
    Component subject,
    List<Component> components,
    Dependencies dependencies,
    List<Composition> compositions,
    List<InputDigest> inputs) {

  /**
   * Copies and sorts the lists.
   *
   * @param subject see the record
   * @param components see the record
   * @param dependencies see the record
   * @param compositions see the record
   * @param inputs see the record
   * @throws IllegalArgumentException if two components, or one and the subject, share a reference
   */
  public SbomContent {
    components = components.stream().sorted(Comparator.comparing(Component::ref)).toList();
    compositions =
        compositions.stream()
            .sorted(Comparator.comparing(Composition::aggregate).thenComparing(Object::toString))
            .toList();
    inputs = inputs.stream().distinct().sorted().toList();
    requireUniqueRefs(subject, components);
  }

  private static void requireUniqueRefs(Component subject, List<Component> components) {
    Set<String> seen = new HashSet<>();
    seen.add(subject.ref());
    for (Component component : components) {
      if (!seen.add(component.ref())) {
        throw new IllegalArgumentException("two components have the reference " + component.ref());
      }
    }
  }

  /**
   * The same content about a subject with one remark more.
   *
   * @param property the remark
   * @return a new value
   */
  public SbomContent withSubjectProperty(Property property) {
    return new SbomContent(subject.with(property), components, dependencies, compositions, inputs);
  }
}
