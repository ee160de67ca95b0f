package dev.cachet.sbom;

import dev.cachet.identity.InputDigest;
import dev.cachet.licence.LicenceClaim;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Collects what an SBOM says; see {@link SbomContent#builder}. */
public final class SbomContentBuilder {
  private static final Component CACHET = cachet();

  Component subject;
  List<Component> components = List.of();
  List<Service> services = List.of();
  Dependencies dependencies = Dependencies.of(Map.of());
  List<Composition> compositions = List.of();
  List<InputDigest> inputs = List.of();
  List<Contact> authors = List.of();
  @Nullable Organisation manufacturer;
  @Nullable Organisation supplier;
  List<Component> tools = List.of();
  List<LifecyclePhase> phases = List.of();
  List<LicenceClaim> licences = List.of();
  List<ExternalReference> references = List.of();
  List<Property> properties = List.of();

  /** With the version of the jar; classes that are in none have no version. */
  private static Component cachet() {
    String version = SbomContentBuilder.class.getPackage().getImplementationVersion();
    String ref = "tool:dev.cachet/cachet-sbom" + (version == null ? "" : "@" + version);
    return Component.builder(ref, ComponentType.APPLICATION, "cachet-sbom")
        .group("dev.cachet")
        .version(version)
        .build();
  }

  SbomContentBuilder(Component subject) {
    this.subject = Objects.requireNonNull(subject, "subject");
  }

  SbomContentBuilder(SbomContent from) {
    this(from.subject());
    components = from.components();
    services = from.services();
    dependencies = from.dependencies();
    compositions = from.compositions();
    inputs = from.inputs();
    authors = from.authors();
    manufacturer = from.manufacturer();
    supplier = from.supplier();
    tools = from.tools();
    phases = from.phases();
    licences = from.licences();
    references = from.references();
    properties = from.properties();
  }

  /**
   * Sets the thing described.
   *
   * @param subject the value
   * @return this builder
   */
  public SbomContentBuilder subject(Component subject) {
    this.subject = Objects.requireNonNull(subject, "subject");
    return this;
  }

  /**
   * Sets the components.
   *
   * @param components the value; replaces what was set before
   * @return this builder
   */
  public SbomContentBuilder components(List<Component> components) {
    this.components = List.copyOf(components);
    return this;
  }

  /**
   * Sets the services.
   *
   * @param services the value; replaces what was set before
   * @return this builder
   */
  public SbomContentBuilder services(List<Service> services) {
    this.services = List.copyOf(services);
    return this;
  }

  /**
   * Sets who needs whom.
   *
   * @param dependencies the value
   * @return this builder
   */
  public SbomContentBuilder dependencies(Dependencies dependencies) {
    this.dependencies = Objects.requireNonNull(dependencies, "dependencies");
    return this;
  }

  /**
   * Sets how complete the lists are.
   *
   * @param compositions the value; replaces what was set before
   * @return this builder
   */
  public SbomContentBuilder compositions(List<Composition> compositions) {
    this.compositions = List.copyOf(compositions);
    return this;
  }

  /**
   * Sets the files that the content was read from.
   *
   * @param inputs the value; replaces what was set before
   * @return this builder
   */
  public SbomContentBuilder inputs(List<InputDigest> inputs) {
    this.inputs = List.copyOf(inputs);
    return this;
  }

  /**
   * Sets the people who made the document.
   *
   * @param authors the value; replaces what was set before
   * @return this builder
   */
  public SbomContentBuilder authors(List<Contact> authors) {
    this.authors = List.copyOf(authors);
    return this;
  }

  /**
   * Sets the organisation that made the document.
   *
   * @param manufacturer the value, or null
   * @return this builder
   */
  public SbomContentBuilder manufacturer(@Nullable Organisation manufacturer) {
    this.manufacturer = manufacturer;
    return this;
  }

  /**
   * Sets the organisation that supplies the subject.
   *
   * @param supplier the value, or null
   * @return this builder
   */
  public SbomContentBuilder supplier(@Nullable Organisation supplier) {
    this.supplier = supplier;
    return this;
  }

  /**
   * Sets the tools that made the document.
   *
   * @param tools the value; replaces what was set before
   * @return this builder
   */
  public SbomContentBuilder tools(List<Component> tools) {
    this.tools = List.copyOf(tools);
    return this;
  }

  /**
   * Sets the phases of life in which the content was found.
   *
   * @param phases the value; replaces what was set before
   * @return this builder
   */
  public SbomContentBuilder phases(List<LifecyclePhase> phases) {
    this.phases = List.copyOf(phases);
    return this;
  }

  /**
   * Sets the licences of the document itself.
   *
   * @param licences the value; replaces what was set before
   * @return this builder
   */
  public SbomContentBuilder licences(List<LicenceClaim> licences) {
    this.licences = List.copyOf(licences);
    return this;
  }

  /**
   * Sets where more is to be found about the subject.
   *
   * @param references the value; replaces what was set before
   * @return this builder
   */
  public SbomContentBuilder references(List<ExternalReference> references) {
    this.references = List.copyOf(references);
    return this;
  }

  /**
   * Sets remarks on the document.
   *
   * @param properties the value; replaces what was set before
   * @return this builder
   */
  public SbomContentBuilder properties(List<Property> properties) {
    this.properties = List.copyOf(properties);
    return this;
  }

  /**
   * Says that this library found the content: adds it to the tools, and the phase to the phases.
   *
   * @param phase the phase of life in which the thing was looked at
   * @return this builder
   */
  public SbomContentBuilder foundByCachet(LifecyclePhase phase) {
    List<Component> moreTools = new ArrayList<>(tools);
    if (!moreTools.contains(CACHET)) {
      moreTools.add(CACHET);
    }
    List<LifecyclePhase> morePhases = new ArrayList<>(phases);
    morePhases.add(phase);
    return tools(moreTools).phases(morePhases);
  }

  /**
   * Makes the content.
   *
   * @return the content
   * @throws IllegalArgumentException if two things in it share a reference
   */
  public SbomContent build() {
    return new SbomContent(this);
  }
}
