package dev.cachet.sbom;

import dev.cachet.identity.InputDigest;
import dev.cachet.identity.Sorted;
import dev.cachet.licence.LicenceClaim;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an SBOM says, without the day on which it says so: an immutable value with sorted lists. No
 * two things in it have the same reference.
 */
public final class SbomContent {
  private static final String NO_SUBJECT = "cachet:no-subject";

  private final Component subject;
  private final List<Component> components;
  private final List<Service> services;
  private final Dependencies dependencies;
  private final List<Composition> compositions;
  private final List<InputDigest> inputs;
  private final List<Contact> authors;
  private final @Nullable Organisation manufacturer;
  private final @Nullable Organisation supplier;
  private final List<Component> tools;
  private final List<LifecyclePhase> phases;
  private final List<LicenceClaim> licences;
  private final List<ExternalReference> references;
  private final List<Property> properties;

  SbomContent(SbomContentBuilder from) {
    subject = from.subject;
    components = Sorted.by(from.components, Comparator.comparing(Component::ref));
    services = Sorted.by(from.services, Comparator.comparing(Service::ref));
    dependencies = from.dependencies;
    compositions = Sorted.by(from.compositions, Composition.ORDER);
    inputs = Sorted.naturally(from.inputs);
    authors = Sorted.by(from.authors, Contact.ORDER);
    manufacturer = from.manufacturer;
    supplier = from.supplier;
    tools = Sorted.by(from.tools, Comparator.comparing(Component::ref));
    phases = Sorted.naturally(from.phases);
    licences = Sorted.naturally(from.licences);
    references = Sorted.by(from.references, ExternalReference.ORDER);
    properties = Sorted.naturally(from.properties);
    References.requireUnique(this);
  }

  /**
   * Starts a content.
   *
   * @param subject the thing described
   * @return a builder with a subject and nothing else
   */
  public static SbomContentBuilder builder(Component subject) {
    return new SbomContentBuilder(subject);
  }

  /**
   * Starts the content of a document that does not say what it describes.
   *
   * @return a builder whose subject stands for something unknown
   */
  public static SbomContentBuilder builderWithoutSubject() {
    return new SbomContentBuilder(
        Component.builder(NO_SUBJECT, ComponentType.APPLICATION, "unnamed").build());
  }

  /** {@return whether it is said what is described; without, the subject is a mere stand-in} */
  public boolean statesSubject() {
    return !subject.ref().equals(NO_SUBJECT);
  }

  /** {@return a builder that starts with all that this content says} */
  public SbomContentBuilder toBuilder() {
    return new SbomContentBuilder(this);
  }

  /** {@return the thing described} */
  public Component subject() {
    return subject;
  }

  /** {@return the components; sorted, may be empty} */
  public List<Component> components() {
    return components;
  }

  /** {@return the services; sorted, may be empty} */
  public List<Service> services() {
    return services;
  }

  /** {@return who needs whom} */
  public Dependencies dependencies() {
    return dependencies;
  }

  /**
   * {@return how complete the lists are; never left out by the sources of this library; sorted, may
   * be empty}
   */
  public List<Composition> compositions() {
    return compositions;
  }

  /** {@return the files that the content was read from; sorted, may be empty} */
  public List<InputDigest> inputs() {
    return inputs;
  }

  /** {@return the people who made the document; sorted, may be empty} */
  public List<Contact> authors() {
    return authors;
  }

  /** {@return the organisation that made the document, or null if the source does not say} */
  public @Nullable Organisation manufacturer() {
    return manufacturer;
  }

  /** {@return the organisation that supplies the subject, or null if the source does not say} */
  public @Nullable Organisation supplier() {
    return supplier;
  }

  /** {@return the tools that made the document; sorted, may be empty} */
  public List<Component> tools() {
    return tools;
  }

  /** {@return the phases of life in which the content was found; sorted, may be empty} */
  public List<LifecyclePhase> phases() {
    return phases;
  }

  /** {@return the licences of the document itself; sorted, may be empty} */
  public List<LicenceClaim> licences() {
    return licences;
  }

  /** {@return where more is to be found about the subject; sorted, may be empty} */
  public List<ExternalReference> references() {
    return references;
  }

  /** {@return remarks on the document; sorted, may be empty} */
  public List<Property> properties() {
    return properties;
  }

  /**
   * Every component but the subject itself: its parts, the components, and what is inside of them
   * at any depth.
   *
   * @return each whole before its parts
   */
  public List<Component> all() {
    return References.all(this);
  }

  /**
   * The same content about a subject with one remark more.
   *
   * @param property the remark
   * @return a new value
   */
  public SbomContent withSubjectProperty(Property property) {
    return toBuilder().subject(subject.with(property)).build();
  }

  /** Everything it says, in a fixed order: what equality and the serial number rest on. */
  List<@Nullable Object> state() {
    return Arrays.asList(
        subject,
        components,
        services,
        dependencies,
        compositions,
        inputs,
        authors,
        manufacturer,
        supplier,
        tools,
        phases,
        licences,
        references,
        properties);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof SbomContent that && state().equals(that.state());
  }

  @Override
  public int hashCode() {
    return state().hashCode();
  }

  @Override
  public String toString() {
    return subject.title() + " with " + components.size() + " components";
  }
}
