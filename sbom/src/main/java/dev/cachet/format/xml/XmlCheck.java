package dev.cachet.format.xml;

import dev.cachet.document.DocumentVersions;
import dev.cachet.format.content.InvalidSbomException;
import dev.cachet.format.cyclonedx.CycloneDxVersion;
import dev.cachet.licence.SpdxLicences;
import dev.cachet.schema.SchemaFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.transform.Source;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import javax.xml.validation.Validator;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.ls.LSInput;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/**
 * Is a document CycloneDX XML, and one that may be parsed at all? A document type is refused, so no
 * entity is ever resolved, inside or outside; no file and no address is opened.
 */
final class XmlCheck {
  static final String NAMESPACE = "http://cyclonedx.org/schema/bom/1.6";

  /**
   * Lists of a machine-learning model that the published schemas were mended to take more than one
   * item of; those of the library are older.
   */
  private static final Pattern ONCE =
      Pattern.compile(
          "(<xs:element name=\"(?:user|useCase|technicalLimitation|performanceTradeoff)\""
              + " type=\"xs:string\" minOccurs=\"0\" maxOccurs=\")1\"");

  /** As in JSON: the parser of the library is recursive. */
  private static final int MAX_DEPTH = 128;

  private static final String LICENCES = "spdx.xsd";

  private static final String NAMESPACES = "http://cyclonedx.org/schema/bom/";

  private static final Map<CycloneDxVersion, Schema> COMPILED = new ConcurrentHashMap<>();

  private XmlCheck() {}

  static boolean isCycloneDx(@Nullable String namespace) {
    return namespace != null && namespace.startsWith(NAMESPACES);
  }

  /** Returns the version that the document states, by whose schema it is valid. */
  static CycloneDxVersion requireValid(byte[] document) throws InvalidSbomException {
    CycloneDxVersion version = requireHarmless(document);
    try {
      Validator validator =
          COMPILED.computeIfAbsent(version.schema(), XmlCheck::compile).newValidator();
      validator.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      validator.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
      validator.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
      validator.setErrorHandler(new FirstError());
      validator.validate(
          version == CycloneDxVersion.V1_7
              ? NewerElements.without(document)
              : new StreamSource(new ByteArrayInputStream(document)));
      return version;
    } catch (SAXParseException e) {
      throw new InvalidSbomException(
          place(e.getLineNumber(), e.getColumnNumber())
              + e.getMessage()
              + " (CycloneDX "
              + version.text()
              + " schema)",
          e);
    } catch (SAXException e) {
      throw new InvalidSbomException("not CycloneDX XML: " + e.getMessage(), e);
    } catch (IOException e) {
      // Bytes that are no text in the encoding that the document claims.
      throw new InvalidSbomException("not XML: " + e.getMessage(), e);
    }
  }

  static XMLStreamReader reader(byte[] document) throws XMLStreamException {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
    return factory.createXMLStreamReader(new ByteArrayInputStream(document));
  }

  private static CycloneDxVersion requireHarmless(byte[] document) throws InvalidSbomException {
    CycloneDxVersion version = CycloneDxVersion.V1_6;
    try {
      XMLStreamReader reader = reader(document);
      int depth = 0;
      boolean first = true;
      while (reader.hasNext()) {
        int event = reader.next();
        if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
          throw refused(reader, "a document type or an entity; neither is read");
        } else if (event == XMLStreamConstants.START_ELEMENT) {
          version = first ? version(reader) : version;
          first = false;
          if (++depth > MAX_DEPTH) {
            throw refused(reader, "more than " + MAX_DEPTH + " elements inside each other");
          }
        } else if (event == XMLStreamConstants.END_ELEMENT) {
          depth--;
        }
      }
      return version;
    } catch (XMLStreamException e) {
      throw new InvalidSbomException("not XML: " + e.getMessage(), e);
    }
  }

  private static CycloneDxVersion version(XMLStreamReader reader) throws InvalidSbomException {
    String namespace = reader.getNamespaceURI();
    if (!isCycloneDx(namespace)) {
      throw refused(reader, "no CycloneDX: the namespace does not begin with " + NAMESPACES);
    }
    String stated = namespace.substring(NAMESPACES.length());
    return CycloneDxVersion.of(stated)
        .orElseThrow(() -> refused(reader, DocumentVersions.unread("CycloneDX " + stated)));
  }

  private static InvalidSbomException refused(XMLStreamReader reader, String why) {
    return new InvalidSbomException(
        place(reader.getLocation().getLineNumber(), reader.getLocation().getColumnNumber()) + why);
  }

  private static String place(int line, int column) {
    return line < 0 ? "" : "line " + line + ", column " + column + ": ";
  }

  private static Schema compile(CycloneDxVersion version) {
    try {
      SchemaFactory factory = SchemaFactory.newDefaultInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
      factory.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
      factory.setResourceResolver(XmlCheck::nothing);
      return factory.newSchema(
          new Source[] {source(LICENCES), source("bom-" + version.text() + ".xsd")});
    } catch (SAXException e) {
      throw new IllegalStateException("a schema of CycloneDX is not readable", e);
    }
  }

  /** What a schema imports is handed over beside it. */
  private static @Nullable LSInput nothing(
      String type,
      String namespace,
      @Nullable String publicId,
      @Nullable String systemId,
      @Nullable String base) {
    return null;
  }

  /** The list of licences of the library, and what came later: the published one has both. */
  private static String withLater(String list) {
    StringBuilder later = new StringBuilder();
    SpdxLicences.later()
        .forEach(id -> later.append("<xs:enumeration value=\"").append(id).append("\"/>"));
    int first = list.indexOf("<xs:enumeration");
    return list.substring(0, first) + later + list.substring(first);
  }

  /** A model card ends with properties in the published schemas, as it does in JSON. */
  private static String withProperties(String schema) {
    int card = schema.indexOf("<xs:complexType name=\"modelCardType\">");
    int end = card < 0 ? -1 : schema.indexOf("</xs:sequence>\n        <xs:attribute", card);
    if (end < 0 || schema.substring(card, end).contains("<xs:element name=\"properties\"")) {
      return schema;
    }
    return schema.substring(0, end)
        + "<xs:element name=\"properties\" type=\"bom:propertiesType\" minOccurs=\"0\"/>"
        + schema.substring(end);
  }

  private static Source source(String file) {
    String mended = withProperties(ONCE.matcher(SchemaFile.text(file)).replaceAll("$1unbounded\""));
    return new StreamSource(new StringReader(file.equals(LICENCES) ? withLater(mended) : mended));
  }

  private static final class FirstError implements ErrorHandler {
    @Override
    public void warning(SAXParseException e) throws SAXException {
      throw e;
    }

    @Override
    public void error(SAXParseException e) throws SAXException {
      throw e;
    }

    @Override
    public void fatalError(SAXParseException e) throws SAXException {
      throw e;
    }
  }
}
