package dev.cachet.timeline;

import dev.cachet.catalogue.Catalogue;
import dev.cachet.lifecycle.Horizon;
import dev.cachet.lifecycle.SupportAssessor;
import dev.cachet.lifecycle.SupportReport;
import dev.cachet.lookup.ComponentLookup;
import dev.cachet.lookup.ComponentMatch;
import dev.cachet.os.Confidence;
import dev.cachet.os.OsIdentity;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** Reports of the bundled catalogue, and pages read back as XML. */
final class Pages {
  static final Catalogue CATALOGUE = Catalogue.bundled();
  static final LocalDate DAY = LocalDate.of(2026, 9, 1);
  static final LocalDate SERVICE_END = LocalDate.of(2032, 12, 31);
  static final Horizon HORIZON = new Horizon(DAY, SERVICE_END, 0);
  static final List<String> COMPONENTS =
      List.of("openssl@3.0.11", "python@3.11.2", "sqlite@3.40.1", "qt@6.5.3", "acme-pump@2.1");

  private Pages() {}

  static SupportReport report(Horizon horizon, List<String> components) {
    ComponentLookup lookup = new ComponentLookup(CATALOGUE);
    return of(horizon, components.stream().map(lookup::find).toList());
  }

  static SupportReport of(Horizon horizon, List<ComponentMatch> components) {
    OsIdentity os =
        new OsIdentity(
            "debian",
            "12",
            null,
            List.of(),
            false,
            "Debian",
            "12",
            Confidence.STATED,
            "",
            List.of());
    return new SupportAssessor(CATALOGUE).assess(os, components, horizon);
  }

  static ComponentMatch match(String identifier, String product, String cycle) {
    return new ComponentMatch(identifier, product, cycle, List.of(), "named");
  }

  static Document read(SupportReport report) {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setNamespaceAware(true);
      factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
      return factory
          .newDocumentBuilder()
          .parse(new ByteArrayInputStream(SupportPage.write(report)));
    } catch (ParserConfigurationException | SAXException e) {
      throw new AssertionError("not well-formed", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String text(SupportReport report) {
    return new String(SupportPage.write(report), StandardCharsets.UTF_8);
  }

  static List<Element> elements(Document page, String name) {
    return list(page.getElementsByTagName(name));
  }

  static List<Element> elements(Element within, String name) {
    return list(within.getElementsByTagName(name));
  }

  static List<Element> classed(List<Element> elements, String style) {
    return elements.stream()
        .filter(one -> List.of(one.getAttribute("class").split(" ")).contains(style))
        .toList();
  }

  private static List<Element> list(NodeList nodes) {
    return new ArrayList<>(
        IntStream.range(0, nodes.getLength()).mapToObj(i -> (Element) nodes.item(i)).toList());
  }
}
