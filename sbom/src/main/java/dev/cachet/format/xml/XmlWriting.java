package dev.cachet.format.xml;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cachet.format.xml.XmlShapes.Kind;
import dev.cachet.format.xml.XmlShapes.Member;
import java.io.OutputStream;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes a tree of CycloneDX JSON as CycloneDX XML. */
final class XmlWriting {
  private static final String REF = "ref";
  private static final char REPLACEMENT = 0xFFFD;

  private final XMLStreamWriter xml;
  private int depth;

  private XmlWriting(XMLStreamWriter xml) {
    this.xml = xml;
  }

  static void write(JsonNode tree, OutputStream out) throws XMLStreamException {
    XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out, "UTF-8");
    xml.writeStartDocument("UTF-8", "1.0");
    xml.writeCharacters("\n");
    xml.setDefaultNamespace(XmlCheck.NAMESPACE);
    xml.writeStartElement("bom");
    xml.writeDefaultNamespace(XmlCheck.NAMESPACE);
    XmlWriting writing = new XmlWriting(xml);
    writing.inside(tree, "bom");
    xml.writeEndElement();
    xml.writeCharacters("\n");
    xml.writeEndDocument();
    xml.close();
  }

  private void inside(JsonNode object, String shape) throws XMLStreamException {
    for (Member member : XmlShapes.members(shape)) {
      if (member.kind() == Kind.ATTRIBUTE && object.has(member.json())) {
        xml.writeAttribute(member.xml(), legal(object.get(member.json())));
      }
    }
    boolean body = false;
    depth++;
    for (Member member : XmlShapes.members(shape)) {
      if (member.kind() == Kind.BODY) {
        xml.writeCharacters(legal(object.path(member.json())));
        body = true;
      } else if (member.kind() == Kind.INLINE) {
        element(member.xml(), object, member.shape());
      } else if (member.kind() != Kind.ATTRIBUTE && object.has(member.json())) {
        member(member, object.get(member.json()));
      }
    }
    depth--;
    if (!body && object.size() > 0) {
      newLine();
    }
  }

  private void member(Member member, JsonNode value) throws XMLStreamException {
    switch (member.kind()) {
      case TEXT -> text(member.xml(), value);
      case OBJECT -> element(member.xml(), value, member.shape());
      case FLAT_TEXTS -> {
        for (JsonNode item : value) {
          text(member.xml(), item);
        }
      }
      case FLAT -> {
        for (JsonNode item : value) {
          element(member.xml(), item, member.shape());
        }
      }
      case FLAT_REFS -> {
        for (JsonNode item : value) {
          reference(member.xml(), item);
        }
      }
      default -> wrapped(member, value);
    }
  }

  private void wrapped(Member member, JsonNode items) throws XMLStreamException {
    // The schema of XML has no empty lists.
    if (items.isEmpty()) {
      return;
    }
    newLine();
    xml.writeStartElement(member.xml());
    depth++;
    for (JsonNode item : items) {
      switch (member.kind()) {
        case TEXTS -> text(member.inner(), item);
        case REFS -> reference(member.inner(), item);
        case LICENCES -> licence(item);
        default -> element(member.inner(), item, member.shape());
      }
    }
    depth--;
    newLine();
    xml.writeEndElement();
  }

  private void licence(JsonNode item) throws XMLStreamException {
    if (item.has("license")) {
      element("license", item.get("license"), "licence");
    } else {
      element("expression", item, "expression");
    }
  }

  private void element(String name, JsonNode object, String shape) throws XMLStreamException {
    newLine();
    xml.writeStartElement(name);
    inside(object, shape);
    xml.writeEndElement();
  }

  private void text(String name, JsonNode value) throws XMLStreamException {
    newLine();
    xml.writeStartElement(name);
    xml.writeCharacters(legal(value));
    xml.writeEndElement();
  }

  private void reference(String name, JsonNode value) throws XMLStreamException {
    newLine();
    xml.writeEmptyElement(name);
    xml.writeAttribute(REF, legal(value));
  }

  /** XML has no form feed, which texts of licences have; that it was replaced is told. */
  private static String legal(JsonNode value) {
    return value.asText().replace('\f', REPLACEMENT).replace('\u000B', REPLACEMENT);
  }

  private void newLine() throws XMLStreamException {
    xml.writeCharacters("\n" + "  ".repeat(depth));
  }
}
