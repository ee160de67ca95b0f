package dev.cachet.mud;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.cachet.address.IpFamily;
import dev.cachet.flow.Direction;
import dev.cachet.flow.Flow;
import dev.cachet.flow.Peer;
import dev.cachet.flow.PortRange;
import dev.cachet.flow.Protocol;
import dev.cachet.flow.Protocol.IpProtocol;
import dev.cachet.network.PublishedProfile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One entry: a flow's own packets, or its answers on the way back.
 *
 * @param name unique in its list
 * @param published the profile that the flow is of
 * @param flow the flow
 * @param family of the addresses
 * @param fromDevice which way the packets go
 * @param protocol the protocol below
 * @param ports on the side that is called; null if there are none
 */
record MudAce(
    String name,
    PublishedProfile published,
    Flow flow,
    IpFamily family,
    boolean fromDevice,
    IpProtocol protocol,
    @Nullable PortRange ports) {
  private static final int ECHO_REQUEST = 8;
  private static final int ECHO_REQUEST_6 = 128;
  private static final int ECHO_REPLY = 0;
  private static final int ECHO_REPLY_6 = 129;

  static List<MudAce> of(
      PublishedProfile published, Flow flow, IpFamily family, boolean fromDevice) {
    boolean opens = (flow.direction() == Direction.OUTBOUND) == fromDevice;
    boolean noAnswer = flow.peer() instanceof Peer.Group && flow.protocol() != Protocol.DHCPV6;
    List<MudAce> entries = new ArrayList<>();
    if (!hasFamily(flow, family) || (!opens && noAnswer)) {
      return entries;
    }
    for (Protocol.Transport transport : flow.transports()) {
      List<@Nullable PortRange> ranges = new ArrayList<>(transport.ports());
      if (ranges.isEmpty()) {
        ranges.add(null);
      }
      for (PortRange range : ranges) {
        String name = flow.id() + "-" + (entries.size() + 1) + (opens ? "" : "-answer");
        entries.add(
            new MudAce(name, published, flow, family, fromDevice, transport.protocol(), range));
      }
    }
    return entries;
  }

  private static boolean hasFamily(Flow flow, IpFamily family) {
    if (flow.protocol() == Protocol.DHCP) {
      return family == IpFamily.IPV4;
    }
    if (flow.peer() instanceof Peer.Address address) {
      return address.block().family() == family;
    }
    if (flow.peer() instanceof Peer.Group group) {
      return group.address().family() == family;
    }
    return !(flow.peer() instanceof Peer.Anybody any) || any.family() == family;
  }

  void write(JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("name", name);
    json.writeObjectFieldStart("matches");
    peer(json);
    layer3(json);
    layer4(json);
    json.writeEndObject();
    json.writeObjectFieldStart("actions");
    json.writeStringField("forwarding", "accept");
    json.writeEndObject();
    json.writeEndObject();
  }

  private boolean opens() {
    return (flow.direction() == Direction.OUTBOUND) == fromDevice;
  }

  private void peer(JsonGenerator json) throws IOException {
    boolean local = flow.peer() instanceof Peer.LocalNetwork;
    String controller = published.controller(flow.peer());
    boolean asksEverybody = flow.protocol() == Protocol.DHCP;
    if (asksEverybody || (!local && controller.isEmpty())) {
      return;
    }
    json.writeObjectFieldStart("ietf-mud:mud");
    if (local) {
      json.writeArrayFieldStart("local-networks");
      json.writeNull();
      json.writeEndArray();
    } else {
      json.writeStringField("controller", controller);
    }
    json.writeEndObject();
  }

  private void layer3(JsonGenerator json) throws IOException {
    json.writeObjectFieldStart(MudFile.word(family));
    json.writeNumberField("protocol", number());
    if (flow.peer() instanceof Peer.Name named) {
      json.writeStringField(
          fromDevice ? "ietf-acldns:dst-dnsname" : "ietf-acldns:src-dnsname", named.name());
    } else if (flow.peer() instanceof Peer.Address address && address.block().prefix() > 0) {
      network(json, fromDevice ? "destination" : "source", address.block().cidr());
    } else if (flow.peer() instanceof Peer.Group group && opens()) {
      network(json, "destination", group.address().cidr());
    }
    json.writeEndObject();
  }

  private void network(JsonGenerator json, String side, String block) throws IOException {
    json.writeStringField(side + "-" + MudFile.word(family) + "-network", block);
  }

  private int number() {
    return switch (protocol) {
      case TCP -> 6;
      case UDP -> 17;
      case ICMP_ECHO -> family == IpFamily.IPV4 ? 1 : 58;
    };
  }

  private void layer4(JsonGenerator json) throws IOException {
    boolean v4 = family == IpFamily.IPV4;
    if (protocol == IpProtocol.ICMP_ECHO) {
      int request = v4 ? ECHO_REQUEST : ECHO_REQUEST_6;
      json.writeObjectFieldStart("icmp");
      json.writeNumberField("type", opens() ? request : v4 ? ECHO_REPLY : ECHO_REPLY_6);
      json.writeEndObject();
      return;
    }
    json.writeObjectFieldStart(protocol == IpProtocol.TCP ? "tcp" : "udp");
    if (protocol == IpProtocol.TCP) {
      json.writeStringField(
          "ietf-mud:direction-initiated",
          flow.direction() == Direction.OUTBOUND ? "from-device" : "to-device");
    }
    if (ports != null) {
      port(json, opens() ? "destination-port" : "source-port", ports);
    }
    if (flow.protocol() == Protocol.DHCP || flow.protocol() == Protocol.DHCPV6) {
      int client = flow.protocol() == Protocol.DHCP ? 68 : 546;
      port(json, opens() ? "source-port" : "destination-port", new PortRange(client, client));
    }
    json.writeEndObject();
  }

  private static void port(JsonGenerator json, String side, PortRange range) throws IOException {
    json.writeObjectFieldStart(side);
    if (range.low() == range.high()) {
      json.writeStringField("operator", "eq");
      json.writeNumberField("port", range.low());
    } else {
      json.writeNumberField("lower-port", range.low());
      json.writeNumberField("upper-port", range.high());
    }
    json.writeEndObject();
  }
}
