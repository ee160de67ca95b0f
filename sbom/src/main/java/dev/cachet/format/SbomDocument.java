package dev.cachet.format;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cachet.document.DocumentForm;
import dev.cachet.document.DocumentVersions;
import dev.cachet.format.content.DocumentFiles;
import dev.cachet.format.content.DocumentFiles.Content;
import dev.cachet.format.content.InvalidSbomException;
import dev.cachet.format.content.Json;
import dev.cachet.format.content.JsonTrees;
import dev.cachet.format.content.ReadContent;
import dev.cachet.format.content.SharedTexts;
import dev.cachet.format.cyclonedx.CycloneDxJsonReader;
import dev.cachet.format.spdx2.Spdx2Json;
import dev.cachet.format.spdx2.Spdx2Parts;
import dev.cachet.format.spdx2.Spdx2Reader;
import dev.cachet.format.spdx2.Spdx2Set;
import dev.cachet.format.spdx2.Spdx2TagValue;
import dev.cachet.format.spdx3.Spdx3Reader;
import dev.cachet.format.xml.CycloneDxXml;
import java.io.ByteArrayInputStream;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads a document of any format that is known here: CycloneDX 1.2 to 1.7 as JSON or XML, SPDX 2.2
 * and 2.3 as JSON or tag-value, SPDX 3.0.1 as JSON-LD; also compressed by gzip or zstd. The
 * documents of a folder or of a tar archive that refer to each other (SPDX 2) are read as one.
 *
 * <p>At most 256 MiB of JSON with 24 million tokens, 128 levels and 4 Mi characters in one text are
 * read, and 32 MiB of XML; what is beyond is refused. Components are read one by one, so a usual
 * document needs about as much memory as the values that are made of it.
 */
public final class SbomDocument {
  /** The largest document that is read, in bytes; of XML less. */
  public static final int MAX_BYTES = Json.MAX_BYTES;

  private static final int BYTE_ORDER_MARK = 0xEF;

  private SbomDocument() {}

  /**
   * Reads a document.
   *
   * @param document its bytes
   * @return its format, what it says, and what of it there is no place for
   * @throws InvalidSbomException if it is of no known format, not valid in its format, or over a
   *     limit; the message says where
   */
  public static ReadSbom read(byte[] document) throws InvalidSbomException {
    try {
      return read(() -> new ByteArrayInputStream(document));
    } catch (IOException e) {
      throw new UncheckedIOException("memory cannot fail so", e);
    }
  }

  /**
   * Reads a document from a file, or the documents of a folder or an archive as one.
   *
   * @param file the file, or the folder with the documents of SPDX 2 that refer to each other
   * @return its format, what it says, and what of it there is no place for
   * @throws InvalidSbomException if it is of no known format, not valid in its format, or over a
   *     limit; the message says where
   * @throws IOException if the file cannot be read
   */
  public static ReadSbom read(Path file) throws InvalidSbomException, IOException {
    return Files.isDirectory(file)
        ? spdx2(Spdx2Set.read(DocumentFiles.in(file)))
        : read(() -> Files.newInputStream(file));
  }

  private static ReadSbom read(Content content) throws InvalidSbomException, IOException {
    try {
      if (DocumentFiles.isPacked(content)) {
        return unpacked(DocumentFiles.packed(content));
      }
      String form = form(content);
      if (startsLikeXml(content) && (form == null || form.equals("CycloneDX as XML"))) {
        return ReadSbom.of(SbomSpec.CYCLONEDX_1_6_XML, CycloneDxXml.read(content.open()));
      }
      if (Spdx2TagValue.begins(content)) {
        return spdx2(Spdx2Reader.read(parts -> tags(content, parts)));
      }
      if (form != null) {
        throw unknown("it is " + form);
      }
      Head head = head(content);
      try (InputStream in = content.open();
          JsonParser parser = JsonTrees.MAPPER.createParser(in)) {
        if (head.format().equals("@context")) {
          return ReadSbom.of(SbomSpec.SPDX_3_0_1_JSON, Spdx3Reader.read(new SharedTexts(parser)));
        }
        return head.format().equals("bomFormat")
            ? ReadSbom.of(
                SbomSpec.CYCLONEDX_1_6_JSON,
                CycloneDxJsonReader.read(new SharedTexts(parser), head.version()))
            : spdx2(Spdx2Reader.read(parts -> Spdx2Json.read(new SharedTexts(parser), parts)));
      }
    } catch (JsonProcessingException e) {
      throw Json.notJson(e);
    } catch (CharConversionException e) {
      throw new InvalidSbomException("not JSON: " + e.getMessage(), e);
    }
  }

  private static ReadSbom spdx2(ReadContent read) {
    return ReadSbom.of(SbomSpec.SPDX_2_3_JSON, read);
  }

  /** Packed once: what is packed again inside is no document. */
  private static ReadSbom unpacked(List<DocumentFiles.Member> members)
      throws InvalidSbomException, IOException {
    boolean single = members.size() == 1 && members.get(0).name().isEmpty();
    if (!single) {
      return spdx2(Spdx2Set.read(members));
    }
    Content content = members.get(0).content();
    if (DocumentFiles.isPacked(content)) {
      throw new InvalidSbomException("compressed twice; unpack it once");
    }
    return read(content);
  }

  private static ObjectNode tags(Content content, Spdx2Parts parts)
      throws InvalidSbomException, IOException {
    try (InputStream in = content.open()) {
      return Spdx2TagValue.read(in, parts);
    }
  }

  private static @Nullable String form(Content content) throws IOException {
    try (InputStream in = content.open()) {
      return DocumentForm.of(in.readNBytes(DocumentForm.HEAD));
    }
  }

  private static boolean startsLikeXml(Content content) throws IOException {
    try (PushbackInputStream in = new PushbackInputStream(content.open())) {
      int first = in.read();
      if (first == BYTE_ORDER_MARK) {
        in.skipNBytes(2);
        first = in.read();
      }
      while (first == ' ' || first == '\t' || first == '\r' || first == '\n') {
        first = in.read();
      }
      return first == '<';
    }
  }

  /** The field at the top that only one format has, and the version that it states. */
  private record Head(String format, String version) {}

  /** Usually the first fields of all. */
  private static Head head(Content content) throws InvalidSbomException, IOException {
    String version = null;
    boolean cycloneDx = false;
    try (InputStream in = content.open();
        JsonParser parser = JsonTrees.MAPPER.createParser(in)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw unknown("it is no JSON object and no XML");
      }
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String name = parser.currentName();
        if (name.equals("spdxVersion")) {
          return new Head(name, "");
        }
        if (name.equals("@context")) {
          return context(parser);
        }
        JsonToken token = parser.nextToken();
        cycloneDx |= name.equals("bomFormat");
        if (name.equals("specVersion") && token == JsonToken.VALUE_STRING) {
          version = parser.getText();
        }
        if (cycloneDx && version != null) {
          return new Head("bomFormat", version);
        }
        parser.skipChildren();
      }
    }
    if (cycloneDx) {
      throw new InvalidSbomException("/specVersion: missing; say which version of CycloneDX it is");
    }
    throw unknown("it has neither bomFormat nor spdxVersion");
  }

  /** JSON-LD has as many formats as contexts; known is that of SPDX 3. */
  private static Head context(JsonParser parser) throws InvalidSbomException, IOException {
    parser.nextToken();
    String context = JsonTrees.MAPPER.readTree(parser).toString();
    int at = context.indexOf("://spdx.org/rdf/");
    if (at < 0) {
      throw unknown("it is JSON-LD with another context than that of SPDX 3");
    }
    String version = context.substring(at + "://spdx.org/rdf/".length()).split("[/\"]", 2)[0];
    if (!DocumentVersions.readsSpdx3(version)) {
      throw new InvalidSbomException(DocumentVersions.unread("SPDX " + version));
    }
    return new Head("@context", version);
  }

  private static InvalidSbomException unknown(String why) {
    return new InvalidSbomException(
        "no SBOM that is read here: "
            + why
            + "; write it as CycloneDX 1.2 to 1.7 (JSON, XML), SPDX 2.2 or 2.3 (JSON, tag-value)"
            + " or SPDX 3.0.1 (JSON-LD)");
  }
}
