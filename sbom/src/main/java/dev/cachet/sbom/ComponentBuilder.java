package dev.cachet.sbom;

import dev.cachet.identity.ComponentHash;
import dev.cachet.identity.IdentityEvidence;
import dev.cachet.identity.Occurrence;
import dev.cachet.identity.Swid;
import dev.cachet.licence.LicenceClaim;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Collects what is known about one component; see {@link Component#builder}. */
public final class ComponentBuilder {
  String ref;
  ComponentType type;

  /** The name so far. */
  public String name;

  @Nullable Organisation supplier;
  @Nullable Organisation manufacturer;
  List<Contact> authors = List.of();
  @Nullable String publisher;
  @Nullable String group;
  @Nullable String version;
  @Nullable String description;
  @Nullable String mimeType;
  @Nullable Scope scope;
  List<ComponentHash> hashes = List.of();
  List<LicenceClaim> licences = List.of();
  @Nullable String copyright;
  @Nullable String cpe;
  @Nullable String purl;
  @Nullable Swid swid;
  @Nullable Pedigree pedigree;
  List<ExternalReference> references = List.of();
  List<Component> parts = List.of();
  List<IdentityEvidence> identity = List.of();
  List<Occurrence> occurrences = List.of();
  List<String> tags = List.of();
  List<Property> properties = List.of();

  ComponentBuilder(String ref, ComponentType type, String name) {
    this.ref = Objects.requireNonNull(ref, "ref");
    this.type = Objects.requireNonNull(type, "type");
    this.name = Objects.requireNonNull(name, "name");
  }

  ComponentBuilder(Component from) {
    this(from.ref(), from.type(), from.name());
    supplier = from.supplier();
    manufacturer = from.manufacturer();
    authors = from.authors();
    publisher = from.publisher();
    group = from.group();
    version = from.version();
    description = from.description();
    mimeType = from.mimeType();
    scope = from.scope();
    hashes = from.hashes();
    licences = from.licences();
    copyright = from.copyright();
    cpe = from.cpe();
    purl = from.purl();
    swid = from.swid();
    pedigree = from.pedigree();
    references = from.references();
    parts = from.parts();
    identity = from.identity();
    occurrences = from.occurrences();
    tags = from.tags();
    properties = from.properties();
  }

  /**
   * Sets the name of the component inside its document.
   *
   * @param ref the value
   * @return this builder
   */
  public ComponentBuilder ref(String ref) {
    this.ref = Objects.requireNonNull(ref, "ref");
    return this;
  }

  /**
   * Sets what kind of thing it is.
   *
   * @param type the value
   * @return this builder
   */
  public ComponentBuilder type(ComponentType type) {
    this.type = Objects.requireNonNull(type, "type");
    return this;
  }

  /**
   * Sets its name.
   *
   * @param name the value
   * @return this builder
   */
  public ComponentBuilder name(String name) {
    this.name = Objects.requireNonNull(name, "name");
    return this;
  }

  /**
   * Sets who supplies it.
   *
   * @param supplier the value, or null
   * @return this builder
   */
  public ComponentBuilder supplier(@Nullable Organisation supplier) {
    this.supplier = supplier;
    return this;
  }

  /**
   * Sets who made it.
   *
   * @param manufacturer the value, or null
   * @return this builder
   */
  public ComponentBuilder manufacturer(@Nullable Organisation manufacturer) {
    this.manufacturer = manufacturer;
    return this;
  }

  /**
   * Sets the people who wrote it.
   *
   * @param authors the value; replaces what was set before
   * @return this builder
   */
  public ComponentBuilder authors(List<Contact> authors) {
    this.authors = List.copyOf(authors);
    return this;
  }

  /**
   * Sets who published it.
   *
   * @param publisher the value, or null
   * @return this builder
   */
  public ComponentBuilder publisher(@Nullable String publisher) {
    this.publisher = publisher;
    return this;
  }

  /**
   * Sets its group or name space, such as the group of a Maven artifact.
   *
   * @param group the value, or null
   * @return this builder
   */
  public ComponentBuilder group(@Nullable String group) {
    this.group = group;
    return this;
  }

  /**
   * Sets its version, exactly as its source says.
   *
   * @param version the value, or null
   * @return this builder
   */
  public ComponentBuilder version(@Nullable String version) {
    this.version = version;
    return this;
  }

  /**
   * Sets what it is for.
   *
   * @param description the value, or null
   * @return this builder
   */
  public ComponentBuilder description(@Nullable String description) {
    this.description = description;
    return this;
  }

  /**
   * Sets the media type of a file.
   *
   * @param mimeType the value, or null
   * @return this builder
   */
  public ComponentBuilder mimeType(@Nullable String mimeType) {
    this.mimeType = mimeType;
    return this;
  }

  /**
   * Sets whether the whole needs it to run.
   *
   * @param scope the value, or null
   * @return this builder
   */
  public ComponentBuilder scope(@Nullable Scope scope) {
    this.scope = scope;
    return this;
  }

  /**
   * Sets the digests of the component as it is delivered.
   *
   * @param hashes the value; replaces what was set before
   * @return this builder
   */
  public ComponentBuilder hashes(List<ComponentHash> hashes) {
    this.hashes = List.copyOf(hashes);
    return this;
  }

  /**
   * Sets what is claimed about its licences.
   *
   * @param licences the value; replaces what was set before
   * @return this builder
   */
  public ComponentBuilder licences(List<LicenceClaim> licences) {
    this.licences = List.copyOf(licences);
    return this;
  }

  /**
   * Sets its copyright notice.
   *
   * @param copyright the value, or null
   * @return this builder
   */
  public ComponentBuilder copyright(@Nullable String copyright) {
    this.copyright = copyright;
    return this;
  }

  /**
   * Sets its CPE name of either form.
   *
   * @param cpe the value, or null
   * @return this builder
   */
  public ComponentBuilder cpe(@Nullable String cpe) {
    this.cpe = cpe;
    return this;
  }

  /**
   * Sets its package URL.
   *
   * @param purl the value, or null
   * @return this builder
   */
  public ComponentBuilder purl(@Nullable String purl) {
    this.purl = purl;
    return this;
  }

  /**
   * Sets its SWID tag (ISO/IEC 19770-2).
   *
   * @param swid the value, or null
   * @return this builder
   */
  public ComponentBuilder swid(@Nullable Swid swid) {
    this.swid = swid;
    return this;
  }

  /**
   * Sets what it was made from.
   *
   * @param pedigree the value, or null
   * @return this builder
   */
  public ComponentBuilder pedigree(@Nullable Pedigree pedigree) {
    this.pedigree = pedigree;
    return this;
  }

  /**
   * Sets where more is to be found about it.
   *
   * @param references the value; replaces what was set before
   * @return this builder
   */
  public ComponentBuilder references(List<ExternalReference> references) {
    this.references = List.copyOf(references);
    return this;
  }

  /**
   * Sets the components that it holds inside.
   *
   * @param parts the value; replaces what was set before
   * @return this builder
   */
  public ComponentBuilder parts(List<Component> parts) {
    this.parts = List.copyOf(parts);
    return this;
  }

  /**
   * Sets what its identity rests on.
   *
   * @param identity the value; replaces what was set before
   * @return this builder
   */
  public ComponentBuilder identity(List<IdentityEvidence> identity) {
    this.identity = List.copyOf(identity);
    return this;
  }

  /**
   * Sets where it was found.
   *
   * @param occurrences the value; replaces what was set before
   * @return this builder
   */
  public ComponentBuilder occurrences(List<Occurrence> occurrences) {
    this.occurrences = List.copyOf(occurrences);
    return this;
  }

  /**
   * Sets words to find it by.
   *
   * @param tags the value; replaces what was set before
   * @return this builder
   */
  public ComponentBuilder tags(List<String> tags) {
    this.tags = List.copyOf(tags);
    return this;
  }

  /**
   * Sets remarks.
   *
   * @param properties the value; replaces what was set before
   * @return this builder
   */
  public ComponentBuilder properties(List<Property> properties) {
    this.properties = List.copyOf(properties);
    return this;
  }

  /** {@return the component} */
  public Component build() {
    return new Component(this);
  }
}
