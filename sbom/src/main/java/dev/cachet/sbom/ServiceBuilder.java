package dev.cachet.sbom;

import dev.cachet.licence.LicenceClaim;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Collects what is known about one service; see {@link Service#builder}. */
public final class ServiceBuilder {
  final String ref;
  final String name;
  @Nullable Organisation provider;
  @Nullable String group;
  @Nullable String version;
  @Nullable String description;
  List<String> endpoints = List.of();
  @Nullable Boolean authenticated;
  @Nullable Boolean crossesTrustBoundary;
  @Nullable String trustZone;
  List<DataFlow> data = List.of();
  List<LicenceClaim> licences = List.of();
  List<ExternalReference> references = List.of();
  List<Service> parts = List.of();
  List<String> tags = List.of();
  List<Property> properties = List.of();

  ServiceBuilder(String ref, String name) {
    this.ref = Objects.requireNonNull(ref, "ref");
    this.name = Objects.requireNonNull(name, "name");
  }

  /**
   * Sets who provides it.
   *
   * @param provider the value, or null
   * @return this builder
   */
  public ServiceBuilder provider(@Nullable Organisation provider) {
    this.provider = provider;
    return this;
  }

  /**
   * Sets its group or name space.
   *
   * @param group the value, or null
   * @return this builder
   */
  public ServiceBuilder group(@Nullable String group) {
    this.group = group;
    return this;
  }

  /**
   * Sets its version.
   *
   * @param version the value, or null
   * @return this builder
   */
  public ServiceBuilder version(@Nullable String version) {
    this.version = version;
    return this;
  }

  /**
   * Sets what it is for.
   *
   * @param description the value, or null
   * @return this builder
   */
  public ServiceBuilder description(@Nullable String description) {
    this.description = description;
    return this;
  }

  /**
   * Sets the URIs at which it answers.
   *
   * @param endpoints the value; replaces what was set before
   * @return this builder
   */
  public ServiceBuilder endpoints(List<String> endpoints) {
    this.endpoints = List.copyOf(endpoints);
    return this;
  }

  /**
   * Sets whether it asks who calls.
   *
   * @param authenticated the value, or null
   * @return this builder
   */
  public ServiceBuilder authenticated(@Nullable Boolean authenticated) {
    this.authenticated = authenticated;
    return this;
  }

  /**
   * Sets whether data leaves the zone that is trusted.
   *
   * @param crossesTrustBoundary the value, or null
   * @return this builder
   */
  public ServiceBuilder crossesTrustBoundary(@Nullable Boolean crossesTrustBoundary) {
    this.crossesTrustBoundary = crossesTrustBoundary;
    return this;
  }

  /**
   * Sets the zone that it is in.
   *
   * @param trustZone the value, or null
   * @return this builder
   */
  public ServiceBuilder trustZone(@Nullable String trustZone) {
    this.trustZone = trustZone;
    return this;
  }

  /**
   * Sets which data it gives and takes.
   *
   * @param data the value; replaces what was set before
   * @return this builder
   */
  public ServiceBuilder data(List<DataFlow> data) {
    this.data = List.copyOf(data);
    return this;
  }

  /**
   * Sets what is claimed about its licences.
   *
   * @param licences the value; replaces what was set before
   * @return this builder
   */
  public ServiceBuilder licences(List<LicenceClaim> licences) {
    this.licences = List.copyOf(licences);
    return this;
  }

  /**
   * Sets where more is to be found about it.
   *
   * @param references the value; replaces what was set before
   * @return this builder
   */
  public ServiceBuilder references(List<ExternalReference> references) {
    this.references = List.copyOf(references);
    return this;
  }

  /**
   * Sets the services that it consists of.
   *
   * @param parts the value; replaces what was set before
   * @return this builder
   */
  public ServiceBuilder parts(List<Service> parts) {
    this.parts = List.copyOf(parts);
    return this;
  }

  /**
   * Sets words to find it by.
   *
   * @param tags the value; replaces what was set before
   * @return this builder
   */
  public ServiceBuilder tags(List<String> tags) {
    this.tags = List.copyOf(tags);
    return this;
  }

  /**
   * Sets remarks.
   *
   * @param properties the value; replaces what was set before
   * @return this builder
   */
  public ServiceBuilder properties(List<Property> properties) {
    this.properties = List.copyOf(properties);
    return this;
  }

  /** {@return the service} */
  public Service build() {
    return new Service(this);
  }
}
