package dev.cachet.format;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
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
import org.cyclonedx.CycloneDxSchema;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.ls.LSInput;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/**
 * Is a document CycloneDX 1.6 XML, and one that may be parsed at all? A document type is refused,
 * so no entity is ever resolved, inside or outside; no file and no address is opened.
 */
final class XmlCheck {
  static final String NAMESPACE = "http://cyclonedx.org/schema/bom/1.6";

  /** As in JSON: the parser of the library is recursive. */
  private static final int MAX_DEPTH = 128;

  private static final class Compiled {
    static final Schema SCHEMA = compile();
  }

  private XmlCheck() {}

  static void requireValid(byte[] document) throws InvalidSbomException {
    requireHarmless(document);
    try {
      Validator validator = Compiled.SCHEMA.newValidator();
      validator.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      validator.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
      validator.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
      validator.setErrorHandler(new FirstError());
      validator.validate(new StreamSource(new ByteArrayInputStream(document)));
    } catch (SAXParseException e) {
      throw new InvalidSbomException(
          place(e.getLineNumber(), e.getColumnNumber())
              + e.getMessage()
              + " (CycloneDX 1.6 schema)",
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

  private static void requireHarmless(byte[] document) throws InvalidSbomException {
    try {
      XMLStreamReader reader = reader(document);
      int depth = 0;
      boolean first = true;
      while (reader.hasNext()) {
        int event = reader.next();
        if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
          throw refused(reader, "a document type or an entity; neither is read");
        } else if (event == XMLStreamConstants.START_ELEMENT) {
          if (first && !NAMESPACE.equals(reader.getNamespaceURI())) {
            throw refused(reader, "not CycloneDX 1.6: the namespace is no " + NAMESPACE);
          }
          first = false;
          if (++depth > MAX_DEPTH) {
            throw refused(reader, "more than " + MAX_DEPTH + " elements inside each other");
          }
        } else if (event == XMLStreamConstants.END_ELEMENT) {
          depth--;
        }
      }
    } catch (XMLStreamException e) {
      throw new InvalidSbomException("not XML: " + e.getMessage(), e);
    }
  }

  private static InvalidSbomException refused(XMLStreamReader reader, String why) {
    return new InvalidSbomException(
        place(reader.getLocation().getLineNumber(), reader.getLocation().getColumnNumber()) + why);
  }

  private static String place(int line, int column) {
    return "line " + line + ", column " + column + ": ";
  }

  private static Schema compile() {
    try {
      SchemaFactory factory = SchemaFactory.newDefaultInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
      factory.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
      factory.setResourceResolver(XmlCheck::nothing);
      return factory.newSchema(new Source[] {source("/spdx.xsd"), source("/bom-1.6.xsd")});
    } catch (SAXException e) {
      throw new IllegalStateException("cyclonedx-core-java has no readable schema 1.6", e);
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

  private static Source source(String resource) {
    InputStream in = CycloneDxSchema.class.getResourceAsStream(resource);
    if (in == null) {
      throw new UncheckedIOException(new IOException("cyclonedx-core-java has no " + resource));
    }
    return new StreamSource(in);
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
