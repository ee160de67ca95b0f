package dev.cachet.format.xml;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cachet.credential.CredentialFree;
import dev.cachet.finding.Finding;
import dev.cachet.format.content.Chunks;
import dev.cachet.format.content.InvalidSbomException;
import dev.cachet.format.content.Json;
import dev.cachet.format.content.JsonTrees;
import dev.cachet.format.content.LicenceReferences;
import dev.cachet.format.content.ReadContent;
import dev.cachet.format.content.WrittenSbom;
import dev.cachet.format.cyclonedx.CycloneDxJsonReader;
import dev.cachet.format.cyclonedx.CycloneDxJsonWriter;
import dev.cachet.format.cyclonedx.CycloneDxVersion;
import dev.cachet.sbom.Sbom;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLStreamException;

/**
 * CycloneDX 1.6 as XML, checked against the published schema. The way leads over CycloneDX JSON;
 * what is forgotten on it is found by comparing all that stands in the one and in the other.
 */
public final class CycloneDxXml {
  static final int MAX_BYTES = 32 << 20;

  private static final String LOST_IN =
      "this library has no place for it; keep the document itself if it matters";
  private static final String LOST_OUT =
      "CycloneDX XML has no place for it as it is; write CycloneDX JSON instead";

  private CycloneDxXml() {}

  /**
   * Writes CycloneDX 1.6 as XML.
   *
   * @param sbom the SBOM
   * @return the written sbom
   * @throws InvalidSbomException if the document is invalid, or over a limit; the message says
   *     where
   */
  public static WrittenSbom write(Sbom sbom) throws InvalidSbomException {
    WrittenSbom json = CycloneDxJsonWriter.write(sbom);
    Chunks out = new Chunks();
    try {
      ObjectNode tree = (ObjectNode) JsonTrees.MAPPER.readTree(json.document());
      XmlWriting.write(tree, out);
      byte[] document = out.toByteArray();
      XmlCheck.requireValid(document);
      // Said in the name space.
      tree.remove(List.of("bomFormat", "specVersion"));
      Leaves lost = Leaves.ofJson(tree).without(Leaves.ofXml(document));
      List<Finding> dropped = new ArrayList<>(json.dropped());
      dropped.addAll(lost.findings(LOST_OUT));
      return new WrittenSbom(document, dropped);
    } catch (XMLStreamException e) {
      throw new InvalidSbomException("not writable as XML: " + e.getMessage(), e);
    } catch (IOException e) {
      throw new UncheckedIOException("memory cannot fail so", e);
    }
  }

  /**
   * Reads CycloneDX as XML.
   *
   * @param in read to its end
   * @return the read content
   * @throws InvalidSbomException if the document is invalid, or over a limit; the message says
   *     where
   * @throws IOException if the medium failed
   */
  public static ReadContent read(InputStream in) throws InvalidSbomException, IOException {
    byte[] document;
    try (in) {
      document = in.readNBytes(MAX_BYTES + 1);
    }
    if (document.length > MAX_BYTES) {
      throw new InvalidSbomException("the XML document is over 32 MiB; write it as JSON");
    }
    CycloneDxVersion version = XmlCheck.requireValid(document);
    ReadContent read = read(document, version);
    Sbom sbom = read.sbom();
    JsonNode said = JsonTrees.MAPPER.readTree(carried(sbom).document());
    List<Finding> dropped = Leaves.ofXml(document).without(Leaves.ofJson(said)).findings(LOST_IN);
    return new ReadContent(
        "CycloneDX " + version.text(), sbom, read.unknown(), dropped, read.statements());
  }

  private static WrittenSbom carried(Sbom sbom) throws InvalidSbomException {
    return CycloneDxJsonWriter.write(
        LicenceReferences.unified(CredentialFree.of(sbom.content()).in(sbom)));
  }

  private static ReadContent read(byte[] document, CycloneDxVersion version)
      throws InvalidSbomException, IOException {
    String schema = version == CycloneDxVersion.V1_7 ? version.text() : "1.6";
    try (JsonParser parser =
        JsonTrees.MAPPER.createParser(
            JsonTrees.MAPPER.writeValueAsBytes(XmlReading.tree(document, schema)))) {
      return CycloneDxJsonReader.read(parser, schema);
    } catch (JsonProcessingException e) {
      throw Json.notJson(e);
    } catch (XMLStreamException e) {
      throw new InvalidSbomException("not XML: " + e.getMessage(), e);
    }
  }
}
