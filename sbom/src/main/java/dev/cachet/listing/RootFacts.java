package dev.cachet.listing;

import dev.cachet.sbom.Component;
import dev.cachet.sbom.Property;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Digests over every entry of a root, few enough to stand in an SBOM: so the SBOM is bound to the
 * files of the root, be there a package database or not. Each value is a number of entries, a blank
 * and SHA-256 over a line of each in the order of a listing.
 *
 * @param content over path, kind and content of all entries
 * @param sections the same of each kind of entry that there is
 * @param attributes the digests over attributes that are known
 * @param leftOut what was left out
 * @param unread how many entries could not be read
 */
public record RootFacts(
    String content,
    SortedMap<Section, String> sections,
    SortedMap<Attribute, String> attributes,
    LeftOut leftOut,
    int unread) {
  static final String PREFIX = "cachet:root:";

  private static final String CONTENT = PREFIX + "content";
  private static final String SECTION = PREFIX + "content:";
  private static final String LEFT_OUT = PREFIX + "left-out";
  private static final String UNREAD = PREFIX + "unread";

  /**
   * Copies the maps.
   *
   * @param content see the record
   * @param sections see the record
   * @param attributes see the record
   * @param leftOut see the record
   * @param unread see the record
   */
  public RootFacts {
    sections = Collections.unmodifiableSortedMap(new TreeMap<>(sections));
    attributes = Collections.unmodifiableSortedMap(new TreeMap<>(attributes));
  }

  /**
   * Reads what a component of a document says of its root.
   *
   * @param component the subject of an inventory
   * @return the facts; empty if it states none, or in another form
   */
  public static Optional<RootFacts> of(Component component) {
    String content = component.property(CONTENT);
    if (content == null) {
      return Optional.empty();
    }
    SortedMap<Section, String> sections = new TreeMap<>();
    SortedMap<Attribute, String> attributes = new TreeMap<>();
    List<String> leftOut = new ArrayList<>();
    int unread = 0;
    for (Property each : component.properties()) {
      if (each.name().startsWith(SECTION)) {
        Section.ofId(each.name().substring(SECTION.length()))
            .ifPresent(section -> sections.put(section, each.value()));
      } else if (each.name().equals(LEFT_OUT)) {
        leftOut.add(each.value());
      } else if (each.name().equals(UNREAD)) {
        // A document that says something else here does not say that all was read.
        unread = each.value().matches("[0-9]{1,9}") ? Integer.parseInt(each.value()) : 1;
      } else if (each.name().startsWith(PREFIX)) {
        Attribute.ofId(each.name().substring(PREFIX.length()))
            .ifPresent(attribute -> attributes.put(attribute, each.value()));
      }
    }
    try {
      return Optional.of(
          new RootFacts(content, sections, attributes, LeftOut.ofCodes(leftOut), unread));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /**
   * The facts as a component states them.
   *
   * @return the properties, each with the prefix {@code cachet:root:}
   */
  public List<Property> properties() {
    List<Property> properties = new ArrayList<>();
    properties.add(new Property(CONTENT, content));
    sections.forEach((one, value) -> properties.add(new Property(SECTION + one.id(), value)));
    attributes.forEach((one, value) -> properties.add(new Property(PREFIX + one.id(), value)));
    leftOut.codes().forEach(path -> properties.add(new Property(LEFT_OUT, path)));
    if (unread > 0) {
      properties.add(new Property(UNREAD, String.valueOf(unread)));
    }
    return properties;
  }

  /**
   * A component that states these facts and no others of the kind.
   *
   * @param component the subject of an inventory
   * @return the component
   */
  public Component stated(Component component) {
    List<Property> all = new ArrayList<>(component.properties());
    all.removeIf(one -> one.name().startsWith(PREFIX));
    all.addAll(properties());
    return component.toBuilder().properties(all).build();
  }

  /**
   * Says how many entries a fact is over.
   *
   * @param value as this record has it
   * @return the number; {@code ?} if the value has another form
   */
  public static String count(String value) {
    int blank = value.indexOf(' ');
    String number = blank < 0 ? value : value.substring(0, blank);
    return number.matches("[0-9]{1,9}") ? number : ListedEntry.UNKNOWN;
  }

  /**
   * The number of entries of a section.
   *
   * @param section the section
   * @return the number; 0 if there are none
   */
  public int count(Section section) {
    String number = count(sections.getOrDefault(section, "0"));
    return number.equals(ListedEntry.UNKNOWN) ? 0 : Integer.parseInt(number);
  }

  static RootFacts of(
      Tally all,
      Map<Section, Tally> sections,
      Map<Attribute, Tally> attributes,
      LeftOut leftOut,
      int unread) {
    SortedMap<Section, String> parts = new TreeMap<>();
    sections.forEach((one, tally) -> parts.put(one, tally.text()));
    SortedMap<Attribute, String> known = new TreeMap<>();
    attributes.forEach((one, tally) -> known.put(one, tally.text()));
    return new RootFacts(all.text(), parts, known, leftOut, unread);
  }
}
