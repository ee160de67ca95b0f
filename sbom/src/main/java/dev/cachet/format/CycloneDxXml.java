package dev.cachet.format;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cachet.finding.Finding;
import dev.cachet.sbom.Sbom;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.cyclonedx.Version;
import org.cyclonedx.exception.GeneratorException;
import org.cyclonedx.exception.ParseException;
import org.cyclonedx.generators.json.BomJsonGenerator;
import org.cyclonedx.generators.xml.BomXmlGenerator;
import org.cyclonedx.model.Bom;
import org.cyclonedx.parsers.JsonParser;
import org.cyclonedx.parsers.XmlParser;

/**
 * CycloneDX 1.6 as XML: cyclonedx-core-java turns it into JSON and JSON into it, and what that
 * library forgets on the way is found by comparing what stands in the one and the other.
 */
final class CycloneDxXml {
  static final int MAX_BYTES = 32 << 20;

  private static final String LOST_IN =
      "this library has no place for it; keep the document itself if it matters";
  private static final String LOST_OUT =
      "the XML writer has no place for it; write CycloneDX JSON instead";

  private CycloneDxXml() {}

  static WrittenSbom write(Sbom sbom) throws InvalidSbomException {
    byte[] json = SbomSpec.CYCLONEDX_1_6_JSON.write(sbom);
    try {
      Bom bom = new JsonParser().parse(json);
      if (sbom.timestamp().isEmpty() && bom.getMetadata() != null) {
        // The bean starts with the present moment.
        bom.getMetadata().setTimestamp(null);
      }
      String xml = new BomXmlGenerator(bom, Version.VERSION_16).toXmlString();
      byte[] document = document(xml);
      XmlCheck.requireValid(document);
      Leaves left = Leaves.ofJson(said(json)).without(Leaves.ofXml(document));
      return new WrittenSbom(document, left.findings(LOST_OUT));
    } catch (ParseException | GeneratorException | RuntimeException e) {
      throw new InvalidSbomException("not writable as CycloneDX XML: " + e.getMessage(), e);
    } catch (IOException e) {
      throw new UncheckedIOException("memory cannot fail so", e);
    }
  }

  static ReadSbom read(InputStream in) throws InvalidSbomException, IOException {
    byte[] document;
    try (in) {
      document = in.readNBytes(MAX_BYTES + 1);
    }
    if (document.length > MAX_BYTES) {
      throw new InvalidSbomException("the XML document is over 32 MiB; write it as JSON");
    }
    XmlCheck.requireValid(document);
    Leaves stated = Leaves.ofXml(document);
    Sbom sbom = sbom(tree(document, stated));
    JsonNode carried = Json.MAPPER.readTree(SbomSpec.CYCLONEDX_1_6_JSON.write(sbom));
    List<Finding> dropped = stated.without(Leaves.ofJson(carried)).findings(LOST_IN);
    return new ReadSbom(SbomSpec.CYCLONEDX_1_6_XML, sbom, dropped);
  }

  /** Without the two fields that XML says in its name space. */
  private static JsonNode said(byte[] json) throws IOException {
    ObjectNode tree = (ObjectNode) Json.MAPPER.readTree(json);
    return tree.without(List.of("bomFormat", "specVersion"));
  }

  private static Sbom sbom(JsonNode tree) throws InvalidSbomException, IOException {
    try (com.fasterxml.jackson.core.JsonParser parser =
        Json.MAPPER.createParser(Json.MAPPER.writeValueAsBytes(tree))) {
      return CycloneDxJsonReader.read(parser).sbom();
    } catch (JsonProcessingException e) {
      throw Json.notJson(e);
    }
  }

  private static JsonNode tree(byte[] document, Leaves stated) throws InvalidSbomException {
    try {
      Bom bom = new XmlParser().parse(document);
      JsonNode tree = new BomJsonGenerator(bom, Version.VERSION_16).toJsonNode();
      if (tree.path("metadata") instanceof ObjectNode metadata) {
        // From the document: the bean has the present moment for a missing one, and the library
        // writes it in the digits of the default locale.
        metadata.remove("timestamp");
        stated.value("/bom/metadata/timestamp").ifPresent(t -> metadata.put("timestamp", t));
      }
      return tree;
    } catch (ParseException | RuntimeException e) {
      // The library's deserialisers are not written for hostile documents; none may escape here.
      throw new InvalidSbomException("not readable as CycloneDX XML: " + e.getMessage(), e);
    }
  }

  private static byte[] document(String xml) {
    String text = xml.replace("\r\n", "\n");
    return (text.endsWith("\n") ? text : text + "\n").getBytes(StandardCharsets.UTF_8);
  }
}
