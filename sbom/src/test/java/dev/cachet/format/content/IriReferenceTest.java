package dev.cachet.format.content;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cachet.format.SbomDocument;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IriReferenceTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "https://example.org",
        "https://user:word@example.org:8443/a/b;c?d=e/f?g#h/i?",
        "http://[2001:db8::1]:80/",
        "ssh://git@github.com/org/x.git",
        "git+https://github.com/org/x.git#main",
        "urn:cdx:f08a6ccd-4dce-4759-bd84-c626675d60a7/1#a",
        "mailto:a@example.org",
        "https://пример.example/é?ü#ö",
        "../a/b.json",
        "a%20b",
        "https://example.org:/a",
        "file:///usr/share/doc/x"
      })
  void isOne(String text) {
    assertEquals(Optional.empty(), IriReference.fault(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ssh://git@github.com:org/x.git",
        "https://example.org:80a/",
        "https://example.org:-1",
        "git@github.com:org/x.git",
        "https://exa mple.org",
        "https://example.org/a b",
        "https://example.org/<x>",
        "https://example.org/a|b",
        "https://example.org/%zz",
        "https://example.org/%4",
        "http://[2001:db8::1/",
        "http://[2001:db8::1]x/",
        "http://[host]/",
        "1http://example.org",
        "a#b#c",
        "https://example.org/{x}",
        "https://example.org/a\\b",
        "https://example.org/\u0000"
      })
  void isNone(String text) {
    assertTrue(IriReference.fault(text).isPresent(), text);
  }

  @Test
  void aDocumentWithAnAddressThatIsNoneIsRefusedInBothSyntaxes() {
    String json =
        "{\"bomFormat\":\"CycloneDX\",\"specVersion\":\"1.6\",\"components\":[{\"type\":\"library\","
            + "\"name\":\"x\",\"externalReferences\":[{\"type\":\"vcs\",\"url\":\"@\"}]}]}";
    String xml =
        "<bom xmlns=\"http://cyclonedx.org/schema/bom/1.6\"><components><component"
            + " type=\"library\"><name>x</name><externalReferences><reference"
            + " type=\"vcs\"><url>@</url></reference></externalReferences></component></components></bom>";
    for (String document : new String[] {json, xml}) {
      byte[] bad =
          document.replace("@", "ssh://git@github.com:org/x.git").getBytes(StandardCharsets.UTF_8);
      InvalidSbomException refused =
          assertThrows(InvalidSbomException.class, () -> SbomDocument.read(bad));
      assertTrue(
          refused.getMessage().contains("/url: ssh://git@github.com:org/x.git"),
          refused.getMessage());
      assertTrue(refused.getMessage().contains("the port 'org'"), refused.getMessage());
    }
  }
}
