package dev.cachet.sbom;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One component of an inventory.
 *
 * @param ref the name of this component inside its document, unique there
 * @param type what kind of thing it is
 * @param name its name, exactly as its package database says
 * @param version its version, exactly as its package database says; null if there is none
 * @param purl its package URL, or null if none is known
 * @param supplier who supplies it, or null if unknown
 * @param licences what its own files claim, sorted
 * @param hashes digests that a document states for it, sorted; sources of this library state none
 *     yet
 * @param properties remarks, sorted
 */
public record Component(
    String ref,
    ComponentType type,
    String name,
    @Nullable String version,
    @Nullable String purl,
    @Nullable String supplier,
    List<LicenceClaim> licences,
    List<ComponentHash> hashes,
    List<Property> properties) {

  /**
   * Copies and sorts the lists, so that equal content is equal.
   *
   * @param ref see the record
   * @param type see the record
   * @param name see the record
   * @param version see the record
   * @param purl see the record
   * @param supplier see the record
   * @param licences see the record
   * @param hashes see the record
   * @param properties see the record
   */
  public Component {
    licences = licences.stream().distinct().sorted().toList();
    hashes = hashes.stream().distinct().sorted().toList();
    properties = properties.stream().distinct().sorted().toList();
  }

  /**
   * Name and version in one line, as a report on support names an operating system.
   *
   * @return for example {@code debian 12}
   */
  public String title() {
    return version == null ? name : name + " " + version;
  }

  /**
   * The first property of a name.
   *
   * @param name the full name
   * @return its value, or null
   */
  public @Nullable String property(String name) {
    for (Property property : properties) {
      if (property.name().equals(name)) {
        return property.value();
      }
    }
    return null;
  }

  /**
   * The same component with one remark more.
   *
   * @param property the remark
   * @return a new value
   */
  public Component with(Property property) {
    List<Property> more = new ArrayList<>(properties);
    more.add(property);
    return new Component(ref, type, name, version, purl, supplier, licences, hashes, more);
  }
}
