package dev.cachet.format.cyclonedx;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cachet.finding.Finding;
import dev.cachet.format.Maker;
import dev.cachet.format.SbomDocument;
import dev.cachet.format.SbomSpec;
import dev.cachet.format.content.EmailAddress;
import dev.cachet.format.content.InvalidSbomException;
import dev.cachet.format.content.Json;
import dev.cachet.format.content.WrittenSbom;
import dev.cachet.sbom.Component;
import dev.cachet.sbom.ComponentType;
import dev.cachet.sbom.Contact;
import dev.cachet.sbom.Organisation;
import dev.cachet.sbom.Pedigree;
import dev.cachet.sbom.Sbom;
import dev.cachet.sbom.SbomContent;
import dev.cachet.sbom.Service;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An address that the validator does not take costs the address and not the document. */
class EmailAddressTest {
  private static final String REFUSED = "x@foo.internal";
  private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a@example.org",
        "a@example.museum",
        "a@foo.internal",
        "security@rtos.example",
        "a@localhost",
        "a..b@example.org",
        ".a@example.org",
        "a b@example.org",
        "a@-example.org",
        "a@[10.0.0.1]",
        "a@xn--bcher-kva.example",
        "b\u00fcro@b\u00fccher.de",
        "a@exa_mple.org",
        "a@b@example.org",
        "a@",
        "@a",
        "a"
      })
  void takesExactlyWhatTheSchemaTakes(String address) {
    ObjectNode json = Json.object().put("type", "library").put("name", "n");
    json.putArray("authors").addObject().put("email", address);

    if (EmailAddress.isTaken(address)) {
      assertDoesNotThrow(() -> SchemaCheck.COMPONENT.askSchema(json, "/0"));
    } else {
      assertThrows(InvalidSbomException.class, () -> SchemaCheck.COMPONENT.askSchema(json, "/0"));
    }
  }

  @Test
  void leavesOutAndTellsAnAddressWhereverItStands() throws Exception {
    Contact named = new Contact("desk", REFUSED, null);
    Organisation organisation =
        new Organisation("Foo", List.of(), List.of(new Contact(null, REFUSED, null)));
    Component older =
        Component.builder("older", ComponentType.LIBRARY, "older").supplier(organisation).build();
    Component component =
        Component.builder("c", ComponentType.LIBRARY, "c")
            .supplier(organisation)
            .manufacturer(organisation)
            .authors(List.of(named))
            .pedigree(new Pedigree(List.of(older), List.of(), List.of(), List.of(), null))
            .build();
    SbomContent content =
        SbomContent.builder(
                Component.builder("s", ComponentType.DEVICE, "s").supplier(organisation).build())
            .components(List.of(component))
            .services(List.of(Service.builder("v", "v").provider(organisation).build()))
            .authors(List.of(named))
            .manufacturer(organisation)
            .supplier(organisation)
            .build();

    WrittenSbom written = SbomSpec.CYCLONEDX_1_6_JSON.encode(Sbom.of(content, NOW));

    String text = new String(written.document(), StandardCharsets.UTF_8);
    assertFalse(text.contains(REFUSED), text);
    assertTrue(text.contains("\"name\" : \"Foo\""), text);
    assertEquals(
        List.of(
            "/metadata/authors/email",
            "/metadata/component/supplier/contact/email",
            "/metadata/manufacturer/contact/email",
            "/metadata/supplier/contact/email",
            "c/authors/email",
            "c/manufacturer/contact/email",
            "c/pedigree/ancestors/older/supplier/contact/email",
            "c/supplier/contact/email",
            "v/provider/contact/email"),
        written.dropped().stream().map(Finding::subject).sorted().toList());
    assertDoesNotThrow(() -> SbomDocument.read(written.document()));
  }

  @Test
  void aPersonIsAskedForAnotherAddress() {
    assertEquals(
        Organisation.ofMaintainer("Maker <desk@example.org>"),
        Maker.of("Maker <desk@example.org>"));
    assertEquals(Organisation.named("Maker"), Maker.of("Maker"));
    for (String text : List.of("M <" + REFUSED + ">", "M <root@localhost>", "M <none>", "M <")) {
      String message =
          assertThrows(IllegalArgumentException.class, () -> Maker.of(text)).getMessage();
      assertTrue(message.startsWith("'" + text + "'"), message);
    }
  }
}
