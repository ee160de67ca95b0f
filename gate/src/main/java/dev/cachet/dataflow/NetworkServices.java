package dev.cachet.dataflow;

import dev.cachet.flow.Direction;
import dev.cachet.flow.Flow;
import dev.cachet.flow.Peer;
import dev.cachet.flow.PortRange;
import dev.cachet.flow.Protocol;
import dev.cachet.network.CheckedProfile;
import dev.cachet.sbom.DataFlow;
import dev.cachet.sbom.Property;
import dev.cachet.sbom.SbomContent;
import dev.cachet.sbom.Service;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The flows of a profile as the {@code services} of an SBOM: who is called, and what is carried.
 * The profile does not say which way data go in a flow, nor whether anybody is authenticated, so
 * neither does the SBOM.
 */
public final class NetworkServices {
  private static final String PREFIX = "cachet:network:";

  private NetworkServices() {}

  /**
   * Adds a service for each flow.
   *
   * @param content an inventory; services that it has stay
   * @param checked the profile of the same device
   * @return the inventory with the services
   */
  public static SbomContent add(SbomContent content, CheckedProfile checked) {
    List<Service> services = new ArrayList<>(content.services());
    services.removeIf(service -> service.ref().startsWith(PREFIX));
    checked.profile().flows().forEach(flow -> services.add(service(flow)));
    return content.toBuilder().services(services).build();
  }

  private static Service service(Flow flow) {
    List<Property> properties = new ArrayList<>();
    properties.add(property("direction", flow.direction().word()));
    properties.add(property("peer", flow.peer().text()));
    properties.add(property("protocol", flow.protocol().word()));
    if (!flow.ports().isEmpty()) {
      properties.add(
          property(
              "ports", String.join(", ", flow.ports().stream().map(PortRange::text).toList())));
    }
    properties.add(property("encryption", flow.encryption().word()));
    DataFlow data =
        new DataFlow(
            DataFlow.Direction.UNKNOWN, flow.data().word(), null, null, List.of(), List.of());
    return Service.builder(PREFIX + flow.id(), flow.id())
        .description(flow.purpose())
        .endpoints(endpoints(flow))
        .data(List.of(data))
        .properties(properties)
        .build();
  }

  /** Only what the device calls by a name or one address, on single ports, has an address. */
  private static List<String> endpoints(Flow flow) {
    Optional<String> host = host(flow.peer());
    if (flow.direction() != Direction.OUTBOUND || host.isEmpty()) {
      return List.of();
    }
    List<String> endpoints = new ArrayList<>();
    for (Protocol.Transport transport : flow.transports()) {
      for (PortRange port : transport.ports()) {
        if (!port.text().contains("-")) {
          String scheme = transport.protocol().name().toLowerCase(Locale.ROOT);
          endpoints.add(scheme + "://" + host.get() + ":" + port.text());
        }
      }
    }
    return endpoints;
  }

  private static Optional<String> host(Peer peer) {
    if (peer instanceof Peer.Name name) {
      return Optional.of(name.name());
    }
    if (peer instanceof Peer.Address address && !address.block().text().contains("/")) {
      String text = address.block().text();
      return Optional.of(text.contains(":") ? "[" + text + "]" : text);
    }
    return Optional.empty();
  }

  private static Property property(String name, String value) {
    return new Property(PREFIX + name, value);
  }
}
