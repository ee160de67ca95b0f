package dev.cachet.format.xml;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cachet.format.content.Json;
import dev.cachet.format.xml.XmlShapes.Kind;
import dev.cachet.format.xml.XmlShapes.Member;
import dev.cachet.format.xml.XmlShapes.Scalar;
import java.math.BigDecimal;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Reads CycloneDX XML, which has passed its schema and its limits, as a tree of CycloneDX JSON;
 * what no shape knows is passed over.
 */
final class XmlReading {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final XMLStreamReader xml;

  private XmlReading(XMLStreamReader xml) {
    this.xml = xml;
  }

  static ObjectNode tree(byte[] document, String specVersion) throws XMLStreamException {
    XMLStreamReader xml = XmlCheck.reader(document);
    while (xml.next() != XMLStreamConstants.START_ELEMENT) {
      // Comments may stand before the root.
    }
    ObjectNode tree = Json.object();
    tree.put("bomFormat", "CycloneDX");
    tree.put("specVersion", specVersion);
    new XmlReading(xml).inside(tree, "bom");
    if (tree.path("metadata").path("tools").path("tool") instanceof ArrayNode old) {
      // The form that tools had before 1.5 is a list in JSON.
      tree.withObject("/metadata").set("tools", old);
    }
    return tree;
  }

  /** From the start of an element to its end. */
  private void inside(ObjectNode object, String shape) throws XMLStreamException {
    Member body = null;
    for (Member member : XmlShapes.members(shape)) {
      String value =
          member.kind() == Kind.ATTRIBUTE ? xml.getAttributeValue(null, member.xml()) : null;
      if (value != null) {
        object.set(member.json(), scalar(member.type(), value));
      }
      body = member.kind() == Kind.BODY ? member : body;
    }
    if (body != null) {
      object.set(body.json(), scalar(body.type(), xml.getElementText()));
      return;
    }
    while (xml.next() != XMLStreamConstants.END_ELEMENT) {
      if (xml.isStartElement()) {
        Member member = child(shape);
        if (member == null) {
          skip();
        } else {
          member(member, object);
        }
      }
    }
  }

  private @Nullable Member child(String shape) {
    for (Member member : XmlShapes.members(shape)) {
      boolean element = member.kind() != Kind.ATTRIBUTE && member.kind() != Kind.BODY;
      if (element
          && member.xml().equals(xml.getLocalName())
          && XmlCheck.isCycloneDx(xml.getNamespaceURI())) {
        return member;
      }
    }
    return null;
  }

  private void member(Member member, ObjectNode object) throws XMLStreamException {
    switch (member.kind()) {
      case TEXT -> object.set(member.json(), scalar(member.type(), xml.getElementText()));
      case OBJECT -> inside(object.putObject(member.json()), member.shape());
      case INLINE -> inside(object, member.shape());
      case FLAT_TEXTS -> array(object, member).add(xml.getElementText());
      case FLAT -> inside(array(object, member).addObject(), member.shape());
      case FLAT_REFS -> reference(array(object, member));
      default -> wrapped(member, array(object, member));
    }
  }

  private static ArrayNode array(ObjectNode object, Member member) {
    return object.get(member.json()) instanceof ArrayNode there
        ? there
        : object.putArray(member.json());
  }

  private void wrapped(Member member, ArrayNode items) throws XMLStreamException {
    while (xml.next() != XMLStreamConstants.END_ELEMENT) {
      if (!xml.isStartElement()) {
        continue;
      }
      boolean ours = XmlCheck.isCycloneDx(xml.getNamespaceURI());
      if (ours && member.kind() == Kind.LICENCES) {
        licence(items);
      } else if (!ours || !xml.getLocalName().equals(member.inner())) {
        skip();
      } else if (member.kind() == Kind.TEXTS) {
        items.add(xml.getElementText());
      } else if (member.kind() == Kind.REFS) {
        reference(items);
      } else {
        inside(items.addObject(), member.shape());
      }
    }
  }

  private void licence(ArrayNode items) throws XMLStreamException {
    if (xml.getLocalName().equals("license")) {
      inside(items.addObject().putObject("license"), "licence");
    } else if (xml.getLocalName().equals("expression")) {
      inside(items.addObject(), "expression");
    } else {
      skip();
    }
  }

  private void reference(ArrayNode items) throws XMLStreamException {
    items.add(xml.getAttributeValue(null, "ref"));
    skip();
  }

  private void skip() throws XMLStreamException {
    int open = 1;
    while (open > 0) {
      int event = xml.next();
      if (event == XMLStreamConstants.START_ELEMENT) {
        open++;
      } else if (event == XMLStreamConstants.END_ELEMENT) {
        open--;
      }
    }
  }

  /** The schema has vouched for numbers; true and false may also be one and zero there. */
  private static JsonNode scalar(Scalar type, String text) {
    String clean = text.strip();
    return switch (type) {
      case TEXT -> NODES.textNode(text);
      case FLAG -> NODES.booleanNode(clean.equals("true") || clean.equals("1"));
      case NUMBER -> NODES.numberNode(new BigDecimal(clean));
    };
  }
}
