package dev.cachet.format.cyclonedx;

import dev.cachet.format.content.Fields;
import dev.cachet.sbom.DataFlow;
import dev.cachet.sbom.Service;

/** Services of CycloneDX JSON as our values. The document has passed its schema before. */
final class ServiceReading {
  private ServiceReading() {}

  static Service service(Fields from) {
    return Service.builder(ComponentReading.reference(from), from.text("name", ""))
        .provider(from.object("provider", ComponentReading::organisation))
        .group(from.text("group"))
        .version(from.text("version"))
        .description(from.text("description"))
        .endpoints(from.texts("endpoints"))
        .authenticated(from.flag("authenticated"))
        .crossesTrustBoundary(from.flag("x-trust-boundary"))
        .trustZone(from.text("trustZone"))
        .data(from.objects("data", ServiceReading::flow))
        .licences(ComponentReading.licences(from))
        .references(ComponentReading.references(from))
        .parts(from.objects("services", ServiceReading::service))
        .tags(from.texts("tags"))
        .properties(ComponentReading.properties(from))
        .build();
  }

  private static DataFlow flow(Fields from) {
    return new DataFlow(
        Words.constant(DataFlow.Direction.class, from.text("flow", "")),
        from.text("classification", ""),
        from.text("name"),
        from.text("description"),
        from.texts("source"),
        from.texts("destination"));
  }
}
