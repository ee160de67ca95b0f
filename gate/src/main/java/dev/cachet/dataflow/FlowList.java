package dev.cachet.dataflow;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.cachet.address.AddressBlock;
import dev.cachet.address.IpFamily;
import dev.cachet.finding.JsonText;
import dev.cachet.flow.Direction;
import dev.cachet.flow.Flow;
import dev.cachet.flow.Peer;
import dev.cachet.flow.PortRange;
import dev.cachet.flow.Protocol;
import dev.cachet.network.SiteProfile;
import java.io.IOException;
import java.util.List;

/** The flows of a device at a site as an allow-list, for probes that look for intrusions. */
public final class FlowList {
  private FlowList() {}

  /**
   * Writes the list: one entry a flow, family and protocol, with who calls whom. Answers are not
   * listed: they belong to the connection.
   *
   * @param site the profile and the site
   * @return JSON; the same bytes for the same input
   */
  public static byte[] write(SiteProfile site) {
    return JsonText.of(
        json -> {
          json.writeStartObject();
          json.writeNumberField("schemaVersion", 1);
          json.writeStringField("id", site.binding().id());
          json.writeArrayFieldStart("allowed");
          for (Flow flow : site.profile().flows()) {
            for (IpFamily family : IpFamily.values()) {
              entries(json, site, flow, family);
            }
          }
          json.writeEndArray();
          json.writeEndObject();
        });
  }

  private static void entries(JsonGenerator json, SiteProfile site, Flow flow, IpFamily family)
      throws IOException {
    List<String> peers = texts(site.addresses(flow), family);
    List<String> device = texts(site.binding().deviceAddresses(), family);
    if (peers.isEmpty() || device.isEmpty()) {
      return;
    }
    boolean outbound = flow.direction() == Direction.OUTBOUND;
    boolean receivesGroup = flow.peer() instanceof Peer.Group && !outbound;
    for (Protocol.Transport transport : flow.transports()) {
      json.writeStartObject();
      json.writeStringField("flow", flow.id());
      json.writeStringField("family", family.title());
      json.writeStringField("protocol", protocol(transport.protocol(), family));
      if (!receivesGroup) {
        JsonText.texts(json, "callers", outbound ? device : peers);
      }
      JsonText.texts(json, "called", outbound || receivesGroup ? peers : device);
      JsonText.texts(json, "calledPorts", transport.ports().stream().map(PortRange::text).toList());
      json.writeStringField("encryption", flow.encryption().word());
      json.writeStringField("purpose", flow.purpose());
      json.writeEndObject();
    }
  }

  private static String protocol(Protocol.IpProtocol protocol, IpFamily family) {
    return switch (protocol) {
      case TCP -> "tcp";
      case UDP -> "udp";
      case ICMP_ECHO -> family == IpFamily.IPV4 ? "icmp" : "icmpv6";
    };
  }

  private static List<String> texts(List<AddressBlock> blocks, IpFamily family) {
    return blocks.stream()
        .filter(block -> block.family() == family)
        .map(AddressBlock::cidr)
        .toList();
  }
}
