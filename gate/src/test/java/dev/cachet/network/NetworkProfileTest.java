package dev.cachet.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.cachet.address.AddressBlock;
import dev.cachet.address.IpFamily;
import dev.cachet.flow.Flow;
import dev.cachet.flow.Peer;
import dev.cachet.flow.PortRange;
import dev.cachet.flow.Protocol;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkProfileTest {
  private static final String GOOD =
      "{\"schemaVersion\":1,\"device\":{\"manufacturer\":\"Example\",\"model\":\"Pump\",\"version\":"
          + "\"2.4\"},\"publication\":{\"mudUrl\":\"https://example.com/pump.json\"},\"flows\":["
          + Profiles.UPDATES
          + "]}";

  @Test
  void readsEveryKindOfPeerAndProtocol() throws Exception {
    NetworkProfile profile =
        Profiles.of(
            Profiles.flow(
                "a", "\"address\":\"2001:db8::/32\"", "outbound", "udp", "1,\"5-9\"", "none"),
            Profiles.flow("b", "\"role\":\"pacs\"", "inbound", "tcp", "\"104\"", "none"),
            Profiles.flow("c", "\"vlan\":\"imaging\"", "inbound", "ping", "", "none"),
            Profiles.flow("d", "\"localNetwork\":true", "outbound", "ntp", "", "nts"),
            Profiles.flow("e", "\"group\":\"224.0.0.251\"", "inbound", "udp", "5353", "none"),
            Profiles.flow("f", "\"any\":\"ipv6\"", "outbound", "dns", "", "none"),
            Profiles.flow("g", "", "outbound", "dhcp", "", "none"),
            Profiles.flow("h", "", "outbound", "dhcpv6", "", "none"),
            Profiles.UPDATES);
    assertEquals(
        List.of(
            new Peer.Address(AddressBlock.of("2001:db8::/32")),
            new Peer.Role("pacs"),
            new Peer.Vlan("imaging"),
            new Peer.LocalNetwork(),
            new Peer.Group(AddressBlock.of("224.0.0.251")),
            new Peer.Anybody(IpFamily.IPV6),
            new Peer.Role("dhcp"),
            new Peer.Group(AddressBlock.of("ff02::1:2")),
            new Peer.Name("updates.example.com")),
        profile.flows().stream().map(Flow::peer).toList());
    assertEquals(List.of(new PortRange(1, 1), new PortRange(5, 9)), profile.flows().get(0).ports());
    assertEquals(
        List.of(
            new Protocol.Transport(Protocol.IpProtocol.UDP, List.of(new PortRange(53, 53))),
            new Protocol.Transport(Protocol.IpProtocol.TCP, List.of(new PortRange(53, 53)))),
        profile.flows().get(5).transports());
    assertEquals(
        "outbound to updates.example.com, tcp 443, tls-1.3", profile.flows().get(8).text());
    assertEquals(Publication.NONE, profile.publication());
    assertEquals("https://example.com/pump.json", Profiles.read(GOOD).publication().mudUrl().get());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"schemaVersion\":1 | \"schemaVersion\":2 | /schemaVersion: this release reads version 1 only",
        "\"schemaVersion\":1 | \"schemaVersion\":\"1\" | /schemaVersion",
        "\"schemaVersion\":1, | \"schemaVersion\":1,\"note\":\"\", | /note: unknown",
        "\"model\":\"Pump\", | `` | /device/model: missing",
        "\"model\":\"Pump\", | \"model\":\"  \", | /device/model: is empty",
        "https://example.com/pump.json | http://example.com/pump.json | /publication/mudUrl",
        "https://example.com/pump.json | https://example.com/pump | /publication/mudUrl",
        "https://example.com/pump.json | https://a@example.com/pump.json | /publication/mudUrl",
        "\"id\":\"updates\" | \"id\":\"Updates\" | /flows/0/id",
        "\"id\":\"updates\" | \"id\":\"up dates\" | /flows/0/id",
        "\"id\":\"updates\", | `` | /flows/0/id: missing",
        "\"outbound\" | \"both\" | /flows/0/direction: is none of outbound, inbound",
        "\"tcp\" | \"TCP\" | /flows/0/protocol: is none of tcp, udp",
        "\"tcp\" | \"ntp\" | /flows/0/ports: does not go with ntp",
        "\"tcp\" | \"dhcp\" | /flows/0/peer: does not go with dhcp",
        "[443] | [] | /flows/0/ports",
        "[443] | [0] | /flows/0/ports/0",
        "[443] | [65536] | /flows/0/ports/0",
        "[443] | [\"0443\"] | /flows/0/ports/0",
        "[443] | [99999999999] | /flows/0/ports/0",
        "[443] | [\"*\"] | /flows/0/ports/0",
        "\"ports\":[443], | `` | /flows/0/ports: missing",
        "\"Test\" | \"\" | /flows/0/purpose",
        "\"tls-1.3\" | true | /flows/0/encryption: is none of none, tls-1.0",
        "\"tls-1.3\" | \"ssl\" | /flows/0/encryption",
        "\"technical\" | \"secret\" | /flows/0/data: is none of technical, credentials",
        "\"name\":\"updates.example.com\" | `` | /flows/0/peer: needs one member of address, name",
        "\"name\":\"updates.example.com\" | \"name\":\"a.example\",\"role\":\"r\" | /flows/0/peer: needs one",
        "updates.example.com | *.example.com | /flows/0/peer/name",
        "updates.example.com | updates.example.com. | /flows/0/peer/name",
        "updates.example.com | Updates.example.com | /flows/0/peer/name",
        "updates.example.com | localhost | /flows/0/peer/name",
        "updates.example.com | up_dates.example.com | /flows/0/peer/name",
        "updates.example.com | -a.example.com | /flows/0/peer/name",
        "\"name\":\"updates.example.com\" | \"address\":\"updates.example.com\" | /flows/0/peer/address",
        "\"name\":\"updates.example.com\" | \"any\":\"both\" | /flows/0/peer/any: is none of ipv4, ipv6",
        "\"name\":\"updates.example.com\" | \"any\":true | /flows/0/peer/any",
        "\"name\":\"updates.example.com\" | \"localNetwork\":false | /flows/0/peer/localNetwork",
        "\"name\":\"updates.example.com\" | \"group\":\"192.0.2.1\" | /flows/0/peer/group",
        "\"name\":\"updates.example.com\" | \"role\":\"PACS\" | /flows/0/peer/role",
      })
  void refusesWithTheSchemaAndNamesThePlace(String good, String bad, String place)
      throws IOException {
    String json = GOOD.replace(good, bad);
    assertTrue(GOOD.contains(good), good);
    InvalidNetworkFileException e =
        assertThrows(InvalidNetworkFileException.class, () -> Profiles.read(json));
    assertTrue(e.getMessage().startsWith(place), e.getMessage());
    assertTrue(isValid("network", GOOD));
    assertTrue(!isValid("network", json), "the schema takes " + json);
  }

  /** What a schema cannot say. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"schemaVersion\":1, | \"schemaVersion\":1,\"schemaVersion\":1, | /: not JSON: Duplicate",
        "\"2.4\" | \"2\\u001b4\" | /device/version: has a character that is not shown",
        "\"2.4\" | \"2\\u202e4\" | /device/version: has a character that is not shown",
        "\"2.4\" | \"2\\ud8004\" | /device/version: has a character that is not shown",
        "[443] | [443.0] | /flows/0/ports/0",
        "[443] | [443,443] | /flows/0/ports/1: has ports of 443",
        "[443] | [\"400-500\",443] | /flows/0/ports/1: has ports of 400-500",
        "[443] | [\"500-400\"] | /flows/0/ports/0",
        "[443] | [\"1-65536\"] | /flows/0/ports/0",
        "updates.example.com | 192.0.2.1 | /flows/0/peer/name: is an address",
        "\"name\":\"updates.example.com\" | \"address\":\"192.0.2.256\" | /flows/0/peer/address",
        "\"name\":\"updates.example.com\" | \"address\":\"::ffff:c000:1\" | /flows/0/peer/address",
        "\"name\":\"updates.example.com\" | \"group\":\"224.0.0.0\\/4\" | /flows/0/peer/group",
        "}]} | }]} {} | /: not JSON",
        "}]} | }] | /: not JSON",
      })
  void refusesWhatASchemaCannotSay(String good, String bad, String place) {
    assertTrue(GOOD.contains(good), good);
    InvalidNetworkFileException e =
        assertThrows(
            InvalidNetworkFileException.class, () -> Profiles.read(GOOD.replace(good, bad)));
    assertTrue(e.getMessage().startsWith(place), e.getMessage());
  }

  @Test
  void refusesTwoFlowsOfOneIdAndMoreFlowsThanThereMayBe() {
    assertMessage("/flows/1/id: stands twice", Profiles.json(Profiles.UPDATES, Profiles.UPDATES));
    assertMessage(
        "/flows: is no list of 0 to 1000 objects",
        Profiles.json(Collections.nCopies(1_001, Profiles.UPDATES).toArray(String[]::new)));
    assertMessage("/: the file is larger than 1 MiB", GOOD + " ".repeat(1 << 20));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "null", "[]", "7", "\"x\""})
  void refusesWhatIsNoObject(String json) {
    assertThrows(InvalidNetworkFileException.class, () -> Profiles.read(json));
  }

  @Test
  void readsUtf8Only(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("network.json");
    Files.write(file, GOOD.getBytes(StandardCharsets.UTF_16));
    InvalidNetworkFileException e =
        assertThrows(InvalidNetworkFileException.class, () -> NetworkProfile.read(file));
    assertEquals(file + ": /: not JSON: not UTF-8; save the file as UTF-8", e.getMessage());
    Files.writeString(file, "\uFEFF" + GOOD);
    assertEquals(Profiles.read(GOOD), NetworkProfile.read(file));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"names\":{\"a.example\":[\"192.0.2.0/24\"]} | /names/a.example/0: is a block; name each address",
        "\"names\":{\"A.example\":[\"192.0.2.1\"]} | /names/A.example",
        "\"names\":{\"a.example\":[]} | /names/a.example",
        "\"names\":{\"a.example\":[\"0.0.0.0\"]} | /names/a.example/0: is this host",
        "\"roles\":{\"pacs\":[\"0.0.0.0/0\"]} | /roles/pacs/0: is everybody; name the hosts",
        "\"roles\":{\"pacs\":[\"::/0\"]} | /roles/pacs/0: is everybody",
        "\"roles\":{\"pacs\":[\"192.0.2.7/24\"]} | /roles/pacs/0: has bits behind its prefix; write 192.0.2.0/24",
        "\"roles\":{\"pacs\":[\"127.0.0.1\"]} | /roles/pacs/0: is the device itself",
        "\"roles\":{\"pacs\":[\"192.0.2.1\",\"192.0.2.0/24\"]} | /roles/pacs/1: has addresses of 192.0.2.1",
        "\"vlans\":{\"v 1\":[\"192.0.2.1\"]} | /vlans/v 1",
        "\"localNetworks\":[\"224.0.0.0/24\"] | /localNetworks/0: is multicast",
        "\"notes\":[] | /notes: unknown",
      })
  void refusesABindingThatIsWrong(String members, String place) {
    InvalidNetworkFileException e =
        assertThrows(InvalidNetworkFileException.class, () -> Profiles.binding(members));
    assertTrue(e.getMessage().startsWith(place), e.getMessage());
  }

  @Test
  void theSchemaOfABindingTakesABinding() throws Exception {
    String json =
        "{\"schemaVersion\":1,\"id\":\"ward-3\",\"device\":{\"interface\":\"eth1\","
            + "\"addresses\":[\"192.0.2.10\"]},\"names\":{\"a.example\":[\"2001:db8::1\"]},"
            + "\"roles\":{\"pacs\":[\"192.0.2.0/25\"]},\"vlans\":{\"v\":[\"192.0.2.128/25\"]},"
            + "\"localNetworks\":[\"192.0.2.0/24\"]}";
    assertTrue(isValid("binding", json));
    SiteBinding binding = SiteBinding.read(json.getBytes(StandardCharsets.UTF_8));
    assertEquals(
        List.of(AddressBlock.of("192.0.2.128/25")),
        binding.addresses(new Peer.Vlan("v")).orElseThrow());
    for (String bad :
        List.of(
            json.replace("eth1", "eth*"),
            json.replace("ward-3", "ward_3"),
            json.replace("\"interface\":\"eth1\",", ""),
            json.replace("192.0.2.128/25", "0.0.0.0/0"))) {
      assertTrue(!isValid("binding", bad), bad);
      assertThrows(
          InvalidNetworkFileException.class,
          () -> SiteBinding.read(bad.getBytes(StandardCharsets.UTF_8)));
    }
  }

  private static void assertMessage(String expected, String json) {
    InvalidNetworkFileException e =
        assertThrows(InvalidNetworkFileException.class, () -> Profiles.read(json));
    assertTrue(e.getMessage().startsWith(expected), e.getMessage());
  }

  private static boolean isValid(String schema, String json) throws IOException {
    try (InputStream in = NetworkProfile.class.getResourceAsStream(schema + ".schema.json")) {
      Schema compiled =
          SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(in);
      return compiled.validate(json, InputFormat.JSON).isEmpty();
    }
  }
}
