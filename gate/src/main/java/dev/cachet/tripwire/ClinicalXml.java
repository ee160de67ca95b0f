package dev.cachet.tripwire;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** CDA documents and resources of FHIR as XML, at any depth. */
final class ClinicalXml {
  private static final String FHIR = "http://hl7.org/fhir";
  private static final String CDA = "urn:hl7-org:v3";
  private static final int MAX_DEPTH = 1000;

  /** An element that is open. */
  private static final class Frame {
    private final String name;
    private final boolean fhir;
    private final long offset;
    private boolean identity;
    private boolean narrative;

    Frame(String name, boolean fhir, long offset) {
      this.name = name;
      this.fhir = fhir;
      this.offset = offset;
    }
  }

  private final Findings findings;
  private final Deque<Frame> open = new ArrayDeque<>();
  private boolean sawResource;

  ClinicalXml(Findings findings) {
    this.findings = findings;
  }

  /** Whether the beginning of a file names one of the two; zeros of UTF-16 are passed over. */
  static boolean isMeant(String head) {
    String text = head.replace("\0", "");
    return text.contains(FHIR) || text.contains(CDA);
  }

  void read(InputStream in) throws IOException {
    try {
      XMLStreamReader xml = factory().createXMLStreamReader(new Unclosed(in));
      while (xml.hasNext()) {
        take(xml, xml.next());
      }
    } catch (XMLStreamException e) {
      if (e.getNestedException() instanceof IOException cause) {
        throw cause;
      }
      if (sawResource) {
        findings.unread("xml.broken", "a CDA or FHIR document that is no XML to its end");
      }
    }
  }

  private static XMLInputFactory factory() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, false);
    return factory;
  }

  private void take(XMLStreamReader xml, int event) throws XMLStreamException {
    if (event == XMLStreamConstants.START_ELEMENT) {
      start(xml);
    } else if (event == XMLStreamConstants.END_ELEMENT) {
      end(open.pop());
    } else if (event == XMLStreamConstants.CHARACTERS && !xml.isWhiteSpace()) {
      characters();
    }
  }

  private void start(XMLStreamReader xml) throws XMLStreamException {
    if (open.size() >= MAX_DEPTH) {
      throw new XMLStreamException("too deep");
    }
    boolean fhir = FHIR.equals(xml.getNamespaceURI());
    Frame frame = new Frame(xml.getLocalName(), fhir, xml.getLocation().getCharacterOffset());
    if (fhir) {
      fhirValue(frame.name, xml.getAttributeValue(null, "value"));
      sawResource |= frame.name.equals("Patient") || frame.name.equals("Bundle");
    } else if (CDA.equals(xml.getNamespaceURI())) {
      cdaId(frame.name, xml.getAttributeValue(null, "extension"), frame.offset);
      sawResource |= frame.name.equals("ClinicalDocument");
    }
    open.push(frame);
  }

  private void fhirValue(String name, @Nullable String value) {
    if (value == null || value.isBlank() || open.size() < 2) {
      return;
    }
    Frame[] frames = open.toArray(new Frame[0]);
    boolean named =
        frames[0].name.equals("name")
            && (name.equals("family") || name.equals("given") || name.equals("text"));
    boolean identified = frames[0].name.equals("identifier") && name.equals("value");
    frames[1].identity |= named || identified;
  }

  private void cdaId(String name, @Nullable String extension, long offset) {
    if (name.equals("id")
        && extension != null
        && !extension.isBlank()
        && !open.isEmpty()
        && open.peek().name.equals("patientRole")) {
      findings.block("cda.patient", offset, "a CDA document with a patient's identifier");
    }
  }

  /** Text inside of patientRole/patient/name, or the narrative of a Patient. */
  private void characters() {
    boolean inName = false;
    boolean inText = false;
    for (Frame frame : open) {
      if (inName && frame.name.equals("patient")) {
        findings.block("cda.patient", frame.offset, "a CDA document with a patient's name");
      }
      if (inText && frame.fhir && frame.name.equals("Patient")) {
        frame.narrative = true;
      }
      inName |= !frame.fhir && frame.name.equals("name");
      inText |= frame.fhir && frame.name.equals("text");
    }
  }

  private void end(Frame frame) {
    if (frame.fhir) {
      FhirPerson.tell(findings, frame.name, frame.identity, frame.narrative, frame.offset);
    }
  }

  /** The parser must not close what others read on. */
  private static final class Unclosed extends FilterInputStream {
    Unclosed(InputStream in) {
      super(in);
    }

    @Override
    public void close() {
      // left open
    }
  }
}
