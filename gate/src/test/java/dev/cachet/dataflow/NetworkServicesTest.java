package dev.cachet.dataflow;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.cachet.format.CycloneDxJson;
import dev.cachet.format.SbomDocument;
import dev.cachet.network.CheckedProfile;
import dev.cachet.network.NetworkLint;
import dev.cachet.network.NetworkProfile;
import dev.cachet.sbom.Component;
import dev.cachet.sbom.ComponentType;
import dev.cachet.sbom.Sbom;
import dev.cachet.sbom.SbomContent;
import dev.cachet.sbom.Service;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class NetworkServicesTest {
  private static final String PROFILE =
      """
      { "schemaVersion": 1,
        "device": { "manufacturer": "Example", "model": "Pump", "version": "2.0" },
        "flows": [
          { "id": "updates", "peer": { "name": "updates.medical.example" },
            "direction": "outbound", "protocol": "tcp", "ports": [443, "8000-8010"],
            "purpose": "Fetch updates", "encryption": "tls-1.3", "data": "technical" },
          { "id": "six", "peer": { "address": "2001:db8::1" }, "direction": "outbound",
            "protocol": "udp", "ports": [5683], "purpose": "Log", "encryption": "dtls-1.2",
            "data": "technical" },
          { "id": "pacs", "peer": { "role": "pacs" }, "direction": "outbound", "protocol": "tcp",
            "ports": [2762], "purpose": "Images", "encryption": "tls-1.2", "data": "health" },
          { "id": "service", "peer": { "name": "a.example" }, "direction": "inbound",
            "protocol": "tcp", "ports": [22], "purpose": "Maintenance", "encryption": "ssh",
            "data": "credentials" } ] }
      """;

  @Test
  void everyFlowIsAServiceThatADocumentCarriesAndThatIsReadAgain() throws Exception {
    SbomContent content =
        SbomContent.builder(Component.builder("pump", ComponentType.DEVICE, "Pump").build())
            .build();
    CheckedProfile checked =
        NetworkLint.accept(
            NetworkProfile.read(PROFILE.getBytes(StandardCharsets.UTF_8)), "network.json");
    SbomContent stated = NetworkServices.add(content, checked);
    assertEquals(stated, NetworkServices.add(stated, checked), "a second time changes nothing");
    byte[] document = new CycloneDxJson().write(Sbom.of(stated, Instant.EPOCH));
    List<Service> services = SbomDocument.read(document).sbom().content().services();
    assertEquals(
        List.of("pacs", "service", "six", "updates"),
        services.stream().map(Service::name).toList());
    assertEquals(List.of(), services.get(0).endpoints());
    assertEquals(List.of(), services.get(1).endpoints(), "the device is called, not the peer");
    assertEquals(List.of("udp://[2001:db8::1]:5683"), services.get(2).endpoints());
    assertEquals(List.of("tcp://updates.medical.example:443"), services.get(3).endpoints());
    assertEquals("health", services.get(0).data().get(0).classification());
    assertEquals("Fetch updates", services.get(3).description());
  }
}
