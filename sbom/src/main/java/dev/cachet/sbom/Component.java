package dev.cachet.sbom;

import dev.cachet.identity.ComponentHash;
import dev.cachet.identity.IdentityEvidence;
import dev.cachet.identity.Occurrence;
import dev.cachet.identity.Sorted;
import dev.cachet.identity.Swid;
import dev.cachet.licence.LicenceClaim;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One component of an inventory: an immutable value whose lists are copied, sorted and without
 * repetition, so that equal content is equal.
 */
public final class Component {
  private final String ref;
  private final ComponentType type;
  private final String name;
  private final @Nullable Organisation supplier;
  private final @Nullable Organisation manufacturer;
  private final List<Contact> authors;
  private final @Nullable String publisher;
  private final @Nullable String group;
  private final @Nullable String version;
  private final @Nullable String description;
  private final @Nullable String mimeType;
  private final @Nullable Scope scope;
  private final List<ComponentHash> hashes;
  private final List<LicenceClaim> licences;
  private final @Nullable String copyright;
  private final @Nullable String cpe;
  private final @Nullable String purl;
  private final @Nullable Swid swid;
  private final @Nullable Pedigree pedigree;
  private final List<ExternalReference> references;
  private final List<Component> parts;
  private final List<IdentityEvidence> identity;
  private final List<Occurrence> occurrences;
  private final List<String> tags;
  private final List<Property> properties;

  Component(ComponentBuilder from) {
    ref = from.ref;
    type = from.type;
    name = from.name;
    supplier = from.supplier;
    manufacturer = from.manufacturer;
    authors = Sorted.by(from.authors, Contact.ORDER);
    publisher = from.publisher;
    group = from.group;
    version = from.version;
    description = from.description;
    mimeType = from.mimeType;
    scope = from.scope;
    hashes = Sorted.naturally(from.hashes);
    licences = Sorted.naturally(from.licences);
    copyright = from.copyright;
    cpe = from.cpe;
    purl = from.purl;
    swid = from.swid;
    pedigree = from.pedigree;
    references = Sorted.by(from.references, ExternalReference.ORDER);
    parts = Sorted.by(from.parts, Comparator.comparing(Component::ref));
    identity = Sorted.by(from.identity, IdentityEvidence.ORDER);
    occurrences = Sorted.by(from.occurrences, Occurrence.ORDER);
    tags = Sorted.naturally(from.tags);
    properties = Sorted.naturally(from.properties);
  }

  /**
   * Starts a component.
   *
   * @param ref the name of this component inside its document, unique there
   * @param type what kind of thing it is
   * @param name its name, exactly as its source says
   * @return a builder with these three values and nothing else
   */
  public static ComponentBuilder builder(String ref, ComponentType type, String name) {
    return new ComponentBuilder(ref, type, name);
  }

  /** {@return a builder that starts with all that this component says} */
  public ComponentBuilder toBuilder() {
    return new ComponentBuilder(this);
  }

  /** {@return the name of this component inside its document, unique there} */
  public String ref() {
    return ref;
  }

  /** {@return what kind of thing it is} */
  public ComponentType type() {
    return type;
  }

  /** {@return its name, exactly as its source says} */
  public String name() {
    return name;
  }

  /** {@return who supplies it, or null if the source does not say} */
  public @Nullable Organisation supplier() {
    return supplier;
  }

  /** {@return who made it, or null if the source does not say} */
  public @Nullable Organisation manufacturer() {
    return manufacturer;
  }

  /** {@return the people who wrote it; sorted, may be empty} */
  public List<Contact> authors() {
    return authors;
  }

  /** {@return who published it, or null if the source does not say} */
  public @Nullable String publisher() {
    return publisher;
  }

  /**
   * {@return its group or name space, such as the group of a Maven artifact, or null if the source
   * does not say}
   */
  public @Nullable String group() {
    return group;
  }

  /** {@return its version, exactly as its source says, or null if the source does not say} */
  public @Nullable String version() {
    return version;
  }

  /** {@return what it is for, or null if the source does not say} */
  public @Nullable String description() {
    return description;
  }

  /** {@return the media type of a file, or null if the source does not say} */
  public @Nullable String mimeType() {
    return mimeType;
  }

  /** {@return whether the whole needs it to run, or null if the source does not say} */
  public @Nullable Scope scope() {
    return scope;
  }

  /** {@return the digests of the component as it is delivered; sorted, may be empty} */
  public List<ComponentHash> hashes() {
    return hashes;
  }

  /** {@return what is claimed about its licences; sorted, may be empty} */
  public List<LicenceClaim> licences() {
    return licences;
  }

  /** {@return its copyright notice, or null if the source does not say} */
  public @Nullable String copyright() {
    return copyright;
  }

  /** {@return its CPE name of either form, or null if the source does not say} */
  public @Nullable String cpe() {
    return cpe;
  }

  /** {@return its package URL, or null if the source does not say} */
  public @Nullable String purl() {
    return purl;
  }

  /** {@return its SWID tag (ISO/IEC 19770-2), or null if the source does not say} */
  public @Nullable Swid swid() {
    return swid;
  }

  /** {@return what it was made from, or null if the source does not say} */
  public @Nullable Pedigree pedigree() {
    return pedigree;
  }

  /** {@return where more is to be found about it; sorted, may be empty} */
  public List<ExternalReference> references() {
    return references;
  }

  /** {@return the components that it holds inside; sorted, may be empty} */
  public List<Component> parts() {
    return parts;
  }

  /** {@return what its identity rests on; sorted, may be empty} */
  public List<IdentityEvidence> identity() {
    return identity;
  }

  /** {@return where it was found; sorted, may be empty} */
  public List<Occurrence> occurrences() {
    return occurrences;
  }

  /** {@return words to find it by; sorted, may be empty} */
  public List<String> tags() {
    return tags;
  }

  /** {@return remarks; sorted, may be empty} */
  public List<Property> properties() {
    return properties;
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
   * @param wanted the full name
   * @return its value, or null
   */
  public @Nullable String property(String wanted) {
    for (Property property : properties) {
      if (property.name().equals(wanted)) {
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
    return toBuilder().properties(more).build();
  }

  /** Everything it says, in a fixed order: what equality and the serial number rest on. */
  List<@Nullable Object> state() {
    return Arrays.asList(
        ref,
        type,
        name,
        supplier,
        manufacturer,
        authors,
        publisher,
        group,
        version,
        description,
        mimeType,
        scope,
        hashes,
        licences,
        copyright,
        cpe,
        purl,
        swid,
        pedigree,
        references,
        parts,
        identity,
        occurrences,
        tags,
        properties);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Component that && ref.equals(that.ref) && state().equals(that.state());
  }

  @Override
  public int hashCode() {
    return ref.hashCode();
  }

  @Override
  public String toString() {
    return title() + " (" + ref + ")";
  }
}
