package dev.cachet.sbom;

import dev.cachet.identity.Sorted;
import dev.cachet.licence.LicenceClaim;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A service that the subject calls or offers: an immutable value with sorted lists. */
public final class Service {
  private final String ref;
  private final String name;
  private final @Nullable Organisation provider;
  private final @Nullable String group;
  private final @Nullable String version;
  private final @Nullable String description;
  private final List<String> endpoints;
  private final @Nullable Boolean authenticated;
  private final @Nullable Boolean crossesTrustBoundary;
  private final @Nullable String trustZone;
  private final List<DataFlow> data;
  private final List<LicenceClaim> licences;
  private final List<ExternalReference> references;
  private final List<Service> parts;
  private final List<String> tags;
  private final List<Property> properties;

  Service(ServiceBuilder from) {
    ref = from.ref;
    name = from.name;
    provider = from.provider;
    group = from.group;
    version = from.version;
    description = from.description;
    endpoints = Sorted.naturally(from.endpoints);
    authenticated = from.authenticated;
    crossesTrustBoundary = from.crossesTrustBoundary;
    trustZone = from.trustZone;
    data = Sorted.by(from.data, DataFlow.ORDER);
    licences = Sorted.naturally(from.licences);
    references = Sorted.by(from.references, ExternalReference.ORDER);
    parts = Sorted.by(from.parts, Comparator.comparing(Service::ref));
    tags = Sorted.naturally(from.tags);
    properties = Sorted.naturally(from.properties);
  }

  /**
   * Starts a service.
   *
   * @param ref the name of this service inside its document, unique there
   * @param name its name
   * @return a builder with these two values and nothing else
   */
  public static ServiceBuilder builder(String ref, String name) {
    return new ServiceBuilder(ref, name);
  }

  /** {@return the name of this service inside its document, unique there} */
  public String ref() {
    return ref;
  }

  /** {@return its name} */
  public String name() {
    return name;
  }

  /** {@return who provides it, or null if the source does not say} */
  public @Nullable Organisation provider() {
    return provider;
  }

  /** {@return its group or name space, or null if the source does not say} */
  public @Nullable String group() {
    return group;
  }

  /** {@return its version, or null if the source does not say} */
  public @Nullable String version() {
    return version;
  }

  /** {@return what it is for, or null if the source does not say} */
  public @Nullable String description() {
    return description;
  }

  /** {@return the URIs at which it answers; sorted, may be empty} */
  public List<String> endpoints() {
    return endpoints;
  }

  /** {@return whether it asks who calls, or null if the source does not say} */
  public @Nullable Boolean authenticated() {
    return authenticated;
  }

  /** {@return whether data leaves the zone that is trusted, or null if the source does not say} */
  public @Nullable Boolean crossesTrustBoundary() {
    return crossesTrustBoundary;
  }

  /** {@return the zone that it is in, or null if the source does not say} */
  public @Nullable String trustZone() {
    return trustZone;
  }

  /** {@return which data it gives and takes; sorted, may be empty} */
  public List<DataFlow> data() {
    return data;
  }

  /** {@return what is claimed about its licences; sorted, may be empty} */
  public List<LicenceClaim> licences() {
    return licences;
  }

  /** {@return where more is to be found about it; sorted, may be empty} */
  public List<ExternalReference> references() {
    return references;
  }

  /** {@return the services that it consists of; sorted, may be empty} */
  public List<Service> parts() {
    return parts;
  }

  /** {@return words to find it by; sorted, may be empty} */
  public List<String> tags() {
    return tags;
  }

  /** {@return remarks; sorted, may be empty} */
  public List<Property> properties() {
    return properties;
  }

  /** Everything it says, in a fixed order: what equality and the serial number rest on. */
  List<@Nullable Object> state() {
    return Arrays.asList(
        ref,
        name,
        provider,
        group,
        version,
        description,
        endpoints,
        authenticated,
        crossesTrustBoundary,
        trustZone,
        data,
        licences,
        references,
        parts,
        tags,
        properties);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Service that && state().equals(that.state());
  }

  @Override
  public int hashCode() {
    return ref.hashCode();
  }

  @Override
  public String toString() {
    return name + " (" + ref + ")";
  }
}
