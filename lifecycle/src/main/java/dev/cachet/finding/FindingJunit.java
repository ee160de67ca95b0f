package dev.cachet.finding;

import java.io.StringWriter;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * Findings as a JUnit test suite: a case for each finding, named by its subject. An error is a
 * failure. A warning is neither a failure nor a pass, and the one such thing that the format has is
 * a skipped case: what is unknown must not be shown as passed.
 */
final class FindingJunit {
  private final XMLStreamWriter xml;

  private FindingJunit(XMLStreamWriter xml) {
    this.xml = xml;
  }

  static String write(FindingReport report) {
    StringWriter text = new StringWriter();
    text.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    try {
      XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
      new FindingJunit(xml).suite(report);
      xml.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("memory does not fail", e);
    }
    return text.append('\n').toString();
  }

  private void suite(FindingReport report) throws XMLStreamException {
    List<Finding> findings = report.findings();
    xml.writeStartElement("testsuite");
    attribute("name", report.title());
    attribute("timestamp", report.asOf() + "T00:00:00");
    attribute("time", "0");
    attribute("tests", String.valueOf(findings.size()));
    attribute("errors", "0");
    attribute("failures", count(findings, Severity.ERROR));
    attribute("skipped", count(findings, Severity.WARNING));
    properties(report);
    for (Finding finding : findings) {
      testCase(report.title(), finding);
    }
    line();
    xml.writeEndElement();
  }

  private void properties(FindingReport report) throws XMLStreamException {
    line();
    xml.writeStartElement("properties");
    property("asOf", report.asOf().toString());
    property("examined", report.examined());
    property("basis", report.basis());
    property("tool", "Cachet " + report.toolVersion());
    xml.writeEndElement();
  }

  private void property(String name, String value) throws XMLStreamException {
    xml.writeEmptyElement("property");
    attribute("name", name);
    attribute("value", value);
  }

  private void testCase(String title, Finding finding) throws XMLStreamException {
    line();
    xml.writeStartElement("testcase");
    attribute("classname", title);
    attribute("name", finding.subject());
    attribute("time", "0");
    switch (finding.severity()) {
      case ERROR -> failure(finding);
      case WARNING -> {
        xml.writeEmptyElement("skipped");
        attribute("message", finding.rule() + ": " + finding.message());
        output(finding);
      }
      case INFO -> output(finding);
    }
    xml.writeEndElement();
  }

  private void failure(Finding finding) throws XMLStreamException {
    xml.writeStartElement("failure");
    attribute("type", finding.rule());
    attribute("message", finding.message());
    xml.writeCharacters(FindingText.write(List.of(finding)));
    xml.writeEndElement();
  }

  private void output(Finding finding) throws XMLStreamException {
    xml.writeStartElement("system-out");
    xml.writeCharacters(FindingText.write(List.of(finding)));
    xml.writeEndElement();
  }

  /** LineText escapes all that XML 1.0 does not allow: controls, lone surrogates, noncharacters. */
  private void attribute(String name, String value) throws XMLStreamException {
    xml.writeAttribute(name, LineText.of(value));
  }

  private void line() throws XMLStreamException {
    xml.writeCharacters("\n");
  }

  private static String count(List<Finding> findings, Severity severity) {
    return String.valueOf(findings.stream().filter(one -> one.severity() == severity).count());
  }
}
