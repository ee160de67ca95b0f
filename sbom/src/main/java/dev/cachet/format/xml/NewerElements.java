package dev.cachet.format.xml;

import dev.cachet.format.cyclonedx.NewerFields;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.Source;
import javax.xml.transform.dom.DOMSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/** CycloneDX 1.7 as XML without what it has beyond 1.6; the counterpart of {@link NewerFields}. */
final class NewerElements {
  private static final String REFERENCE = "reference";

  /** Has no counterpart in JSON, where an expression with details is one with more members. */
  private static final Set<String> LICENCES = Set.of("expression-detailed");

  private NewerElements() {}

  /** The document, which is known to be harmless, in the namespace of 1.6. */
  static Source without(byte[] document) throws SAXException, IOException {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      Document tree = factory.newDocumentBuilder().parse(new ByteArrayInputStream(document));
      reduce(tree, tree.getDocumentElement());
      return new DOMSource(tree);
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException("every Java platform reads XML", e);
    }
  }

  private static void reduce(Document tree, Element element) {
    element.removeAttribute("isExternal");
    boolean reference = REFERENCE.equals(element.getLocalName());
    if (reference && NewerFields.REFERENCES.contains(element.getAttribute("type"))) {
      element.setAttribute("type", "other");
    }
    for (Element child : children(element)) {
      if (isNewer(child) || (reference && "properties".equals(child.getLocalName()))) {
        element.removeChild(child);
      } else {
        reduce(tree, child);
      }
    }
    if (XmlCheck.isCycloneDx(element.getNamespaceURI())) {
      tree.renameNode(element, XmlCheck.NAMESPACE, element.getLocalName());
    }
  }

  private static List<Element> children(Element element) {
    List<Element> children = new ArrayList<>();
    for (Node at = element.getFirstChild(); at != null; at = at.getNextSibling()) {
      if (at instanceof Element child) {
        children.add(child);
      }
    }
    return children;
  }

  private static boolean isNewer(Element element) {
    String name = element.getLocalName();
    return XmlCheck.isCycloneDx(element.getNamespaceURI())
        && (NewerFields.FIELDS.contains(name)
            || LICENCES.contains(name)
            || (name.equals("hash") && NewerFields.HASHES.contains(element.getAttribute("alg"))));
  }
}
