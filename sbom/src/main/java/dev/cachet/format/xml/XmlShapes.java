package dev.cachet.format.xml;

import java.util.List;
import java.util.Map;

/**
 * Where each field of CycloneDX JSON stands in CycloneDX XML: for each kind of object its members,
 * in the order that the schema of XML demands. What is not here is not carried.
 */
final class XmlShapes {
  /** How a member is written. */
  enum Kind {
    /** An attribute of the element. */
    ATTRIBUTE,
    /** The text of the element itself. */
    BODY,
    /** An element with a text. */
    TEXT,
    /** An element with a shape. */
    OBJECT,
    /** An element with a shape for members that JSON has one level above. */
    INLINE,
    /** An element around one element for each item, each with a shape. */
    LIST,
    /** An element around one element with a text for each item. */
    TEXTS,
    /** An element around one element with the attribute {@code ref} for each item. */
    REFS,
    /** One element for each item, each with a shape, with nothing around them. */
    FLAT,
    /** One element with a text for each item. */
    FLAT_TEXTS,
    /** One element with the attribute {@code ref} for each item. */
    FLAT_REFS,
    /** Licences, which are objects inside objects in JSON, or one expression. */
    LICENCES
  }

  /** What a text stands for in JSON. */
  enum Scalar {
    /** A text. */
    TEXT,
    /** A whole number or a fraction. */
    NUMBER,
    /** True or false. */
    FLAG
  }

  /**
   * One member of a shape.
   *
   * @param kind how it is written
   * @param type what a text stands for
   * @param json its name in JSON
   * @param xml its name in XML
   * @param inner the name of an item's element; empty if there is none
   * @param shape the shape of the element or of an item; empty if there is none
   */
  record Member(Kind kind, Scalar type, String json, String xml, String inner, String shape) {}

  private static final Member BOM_REF = attribute("bom-ref");
  private static final Member LICENCES =
      new Member(Kind.LICENCES, Scalar.TEXT, "licenses", "licenses", "", "");
  private static final Member HASHES = list("hashes", "hash", "hash");
  private static final Member REFERENCES = list("externalReferences", "reference", "reference");
  private static final Member PROPERTIES = list("properties", "property", "property");
  private static final Member TAGS = texts("tags", "tag");
  private static final Member COMPONENTS = list("components", "component", "component");
  private static final Member SERVICES = list("services", "service", "service");

  private static final Map<String, List<Member>> SHAPES =
      Map.ofEntries(
          Map.entry(
              "bom",
              List.of(
                  attribute("serialNumber"),
                  attribute("version", Scalar.NUMBER),
                  object("metadata", "metadata"),
                  COMPONENTS,
                  SERVICES,
                  REFERENCES,
                  list("dependencies", "dependency", "dependency"),
                  list("compositions", "composition", "composition"),
                  PROPERTIES,
                  list("vulnerabilities", "vulnerability", "vulnerability"))),
          Map.entry(
              "vulnerability",
              List.of(
                  BOM_REF,
                  text("id"),
                  object("source", "source"),
                  object("analysis", "analysis"),
                  list("affects", "target", "target"))),
          Map.entry("source", List.of(text("name"), text("url"))),
          Map.entry(
              "analysis",
              List.of(
                  text("state"),
                  text("justification"),
                  new Member(Kind.TEXTS, Scalar.TEXT, "response", "responses", "response", ""),
                  text("detail"))),
          Map.entry("target", List.of(text("ref"))),
          Map.entry(
              "metadata",
              List.of(
                  text("timestamp"),
                  list("lifecycles", "lifecycle", "lifecycle"),
                  object("tools", "tools"),
                  list("authors", "author", "contact"),
                  object("component", "component"),
                  object("manufacturer", "organisation"),
                  object("manufacture", "organisation"),
                  object("supplier", "organisation"),
                  LICENCES,
                  PROPERTIES)),
          Map.entry("lifecycle", List.of(text("phase"), text("name"), text("description"))),
          Map.entry(
              "tools",
              List.of(
                  new Member(Kind.FLAT, Scalar.TEXT, "tool", "tool", "", "tool"),
                  COMPONENTS,
                  SERVICES)),
          Map.entry(
              "tool", List.of(text("vendor"), text("name"), text("version"), HASHES, REFERENCES)),
          Map.entry(
              "component",
              List.of(
                  attribute("type"),
                  attribute("mime-type"),
                  BOM_REF,
                  object("supplier", "organisation"),
                  object("manufacturer", "organisation"),
                  list("authors", "author", "contact"),
                  text("author"),
                  text("publisher"),
                  text("group"),
                  text("name"),
                  text("version"),
                  text("description"),
                  text("scope"),
                  HASHES,
                  LICENCES,
                  text("copyright"),
                  text("cpe"),
                  text("purl"),
                  object("swid", "swid"),
                  object("pedigree", "pedigree"),
                  REFERENCES,
                  PROPERTIES,
                  COMPONENTS,
                  object("evidence", "evidence"),
                  TAGS)),
          Map.entry(
              "service",
              List.of(
                  BOM_REF,
                  object("provider", "organisation"),
                  text("group"),
                  text("name"),
                  text("version"),
                  text("description"),
                  texts("endpoints", "endpoint"),
                  text("authenticated", Scalar.FLAG),
                  text("x-trust-boundary", Scalar.FLAG),
                  text("trustZone"),
                  list("data", "dataflow", "flow"),
                  LICENCES,
                  REFERENCES,
                  PROPERTIES,
                  SERVICES,
                  TAGS)),
          Map.entry(
              "flow",
              List.of(
                  attribute("name"),
                  attribute("description"),
                  new Member(Kind.INLINE, Scalar.TEXT, "", "classification", "", "classification"),
                  texts("source", "url"),
                  texts("destination", "url"))),
          Map.entry("classification", List.of(attribute("flow"), body("classification"))),
          Map.entry(
              "organisation",
              List.of(
                  text("name"),
                  new Member(Kind.FLAT_TEXTS, Scalar.TEXT, "url", "url", "", ""),
                  new Member(Kind.FLAT, Scalar.TEXT, "contact", "contact", "", "contact"))),
          Map.entry("contact", List.of(text("name"), text("email"), text("phone"))),
          Map.entry("hash", List.of(attribute("alg"), body("content"))),
          Map.entry(
              "licence",
              List.of(
                  attribute("acknowledgement"),
                  text("id"),
                  text("name"),
                  object("text", "attachment"),
                  text("url"))),
          Map.entry(
              "attachment",
              List.of(
                  new Member(Kind.ATTRIBUTE, Scalar.TEXT, "contentType", "content-type", "", ""),
                  attribute("encoding"),
                  body("content"))),
          Map.entry("expression", List.of(attribute("acknowledgement"), body("expression"))),
          Map.entry("reference", List.of(attribute("type"), text("url"), text("comment"), HASHES)),
          Map.entry("property", List.of(attribute("name"), body("value"))),
          Map.entry(
              "swid",
              List.of(
                  attribute("tagId"),
                  attribute("name"),
                  attribute("version"),
                  attribute("tagVersion", Scalar.NUMBER),
                  attribute("patch", Scalar.FLAG),
                  text("url"))),
          Map.entry(
              "pedigree",
              List.of(
                  list("ancestors", "component", "component"),
                  list("descendants", "component", "component"),
                  list("variants", "component", "component"),
                  list("patches", "patch", "patch"),
                  text("notes"))),
          Map.entry(
              "patch",
              List.of(
                  attribute("type"), object("diff", "diff"), list("resolves", "issue", "issue"))),
          Map.entry("issue", List.of(attribute("type"), text("id"), text("name"))),
          Map.entry("diff", List.of(text("url"))),
          Map.entry(
              "evidence",
              List.of(
                  new Member(Kind.FLAT, Scalar.TEXT, "identity", "identity", "", "identity"),
                  list("occurrences", "occurrence", "occurrence"))),
          Map.entry(
              "identity",
              List.of(
                  text("field"),
                  text("confidence", Scalar.NUMBER),
                  text("concludedValue"),
                  list("methods", "method", "method"))),
          Map.entry(
              "method",
              List.of(text("technique"), text("confidence", Scalar.NUMBER), text("value"))),
          Map.entry(
              "occurrence",
              List.of(
                  text("location"),
                  text("line", Scalar.NUMBER),
                  text("offset", Scalar.NUMBER),
                  text("symbol"),
                  text("additionalContext"))),
          Map.entry(
              "dependency",
              List.of(
                  attribute("ref"),
                  new Member(Kind.FLAT_REFS, Scalar.TEXT, "dependsOn", "dependency", "", ""))),
          Map.entry(
              "composition",
              List.of(
                  text("aggregate"),
                  new Member(Kind.REFS, Scalar.TEXT, "assemblies", "assemblies", "assembly", ""),
                  new Member(
                      Kind.REFS, Scalar.TEXT, "dependencies", "dependencies", "dependency", ""))));

  private XmlShapes() {}

  static List<Member> members(String shape) {
    return SHAPES.getOrDefault(shape, List.of());
  }

  private static Member attribute(String name) {
    return attribute(name, Scalar.TEXT);
  }

  private static Member attribute(String name, Scalar type) {
    return new Member(Kind.ATTRIBUTE, type, name, name, "", "");
  }

  private static Member body(String name) {
    return new Member(Kind.BODY, Scalar.TEXT, name, "", "", "");
  }

  private static Member text(String name) {
    return text(name, Scalar.TEXT);
  }

  private static Member text(String name, Scalar type) {
    return new Member(Kind.TEXT, type, name, name, "", "");
  }

  private static Member object(String name, String shape) {
    return new Member(Kind.OBJECT, Scalar.TEXT, name, name, "", shape);
  }

  private static Member list(String name, String item, String shape) {
    return new Member(Kind.LIST, Scalar.TEXT, name, name, item, shape);
  }

  private static Member texts(String name, String item) {
    return new Member(Kind.TEXTS, Scalar.TEXT, name, name, item, "");
  }
}
