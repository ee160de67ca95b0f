package dev.cachet.format.xml;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cachet.finding.Finding;
import dev.cachet.format.content.InvalidSbomException;
import dev.cachet.format.content.Losses;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Every single value that stands in a document, wherever it stands. What one form of a document
 * says and the other does not is what was lost between them.
 */
final class Leaves {
  private static final String XSI = "http://www.w3.org/2001/XMLSchema-instance";
  private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,20}(\\.[0-9]{1,20})?");

  private record Leaf(String path, String value) {}

  private final List<Leaf> all = new ArrayList<>();

  private Leaves() {}

  static Leaves ofJson(JsonNode tree) {
    Leaves leaves = new Leaves();
    leaves.json("", tree);
    return leaves;
  }

  private void json(String path, JsonNode node) {
    if (node.isObject()) {
      node.properties().forEach(field -> json(path + "/" + field.getKey(), field.getValue()));
    } else if (node.isArray()) {
      node.forEach(item -> json(path, item));
    } else {
      add(path, node.asText());
    }
  }

  static Leaves ofXml(byte[] document) throws InvalidSbomException {
    Leaves leaves = new Leaves();
    try {
      leaves.xml(XmlCheck.reader(document));
    } catch (XMLStreamException e) {
      throw new InvalidSbomException("not XML: " + e.getMessage(), e);
    }
    return leaves;
  }

  private void xml(XMLStreamReader reader) throws XMLStreamException {
    Deque<String> paths = new ArrayDeque<>();
    String path = "";
    while (reader.hasNext()) {
      switch (reader.next()) {
        case XMLStreamConstants.START_ELEMENT -> {
          paths.push(path);
          path = path + "/" + reader.getLocalName();
          attributes(path, reader);
        }
        case XMLStreamConstants.END_ELEMENT -> path = paths.pop();
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> add(path, reader.getText());
        default -> {
          // Comments and the like say nothing about components.
        }
      }
    }
  }

  private void attributes(String path, XMLStreamReader reader) {
    for (int i = 0; i < reader.getAttributeCount(); i++) {
      if (!XSI.equals(reader.getAttributeNamespace(i))) {
        add(path + "/@" + reader.getAttributeLocalName(i), reader.getAttributeValue(i));
      }
    }
  }

  private void add(String path, String value) {
    if (!value.isBlank()) {
      all.add(new Leaf(path, value.strip()));
    }
  }

  /** What is here more often than there, under whatever path. */
  Leaves without(Leaves others) {
    Map<String, Integer> counts = new HashMap<>();
    others.all.forEach(leaf -> counts.merge(canonical(leaf.value()), 1, Integer::sum));
    Leaves left = new Leaves();
    for (Leaf leaf : all) {
      if (counts.merge(canonical(leaf.value()), -1, Integer::sum) < 0) {
        left.all.add(leaf);
      }
    }
    return left;
  }

  /** The same number or instant has several spellings. */
  private static String canonical(String value) {
    if (NUMBER.matcher(value).matches()) {
      return new BigDecimal(value).stripTrailingZeros().toPlainString();
    }
    if (value.length() > 18 && value.length() < 40 && value.charAt(10) == 'T') {
      try {
        return OffsetDateTime.parse(value).toInstant().toString();
      } catch (DateTimeParseException e) {
        return value;
      }
    }
    return value;
  }

  List<Finding> findings(String why) {
    Losses losses = new Losses(why);
    all.forEach(leaf -> losses.add(leaf.path(), leaf.value()));
    return losses.findings();
  }
}
