package dev.cachet.tripwire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** Resources of FHIR as JSON: one, several lines of them, bundles, contained ones. */
final class FhirJson {
  private static final JsonFactory FACTORY = new JsonFactory();

  /** An object that is open. */
  private static final class Frame {
    private final String field;
    private final long offset;
    private @Nullable String type;
    private boolean identity;
    private boolean narrative;

    Frame(String field, long offset) {
      this.field = field;
      this.offset = offset;
    }
  }

  private final Findings findings;
  private final Deque<Frame> open = new ArrayDeque<>();
  private String field = "";
  private boolean sawResource;

  FhirJson(Findings findings) {
    this.findings = findings;
  }

  void read(InputStream in) throws IOException {
    try (JsonParser json = FACTORY.createParser(in)) {
      JsonToken token = json.nextToken();
      while (token != null) {
        take(json, token);
        token = json.nextToken();
      }
    } catch (JsonProcessingException e) {
      if (sawResource) {
        findings.unread("fhir.broken", "a FHIR document that is no JSON to its end");
      }
    }
  }

  private void take(JsonParser json, JsonToken token) throws IOException {
    switch (token) {
      case START_OBJECT -> open.push(new Frame(field, json.currentTokenLocation().getByteOffset()));
      case END_OBJECT -> end(open.pop());
      case FIELD_NAME -> field = json.currentName();
      case VALUE_STRING -> string(json.getText());
      default -> {}
    }
  }

  private void string(String value) {
    if (open.isEmpty() || value.isBlank()) {
      return;
    }
    Iterator<Frame> frames = open.iterator();
    Frame inner = frames.next();
    if (field.equals("resourceType")) {
      inner.type = value;
      sawResource = true;
    }
    if (!frames.hasNext()) {
      return;
    }
    Frame resource = frames.next();
    boolean name =
        inner.field.equals("name")
            && (field.equals("family") || field.equals("given") || field.equals("text"));
    boolean identifier = inner.field.equals("identifier") && field.equals("value");
    resource.identity |= name || identifier;
    resource.narrative |= inner.field.equals("text") && field.equals("div");
  }

  private void end(Frame frame) {
    field = frame.field;
    String type = frame.type == null ? "" : frame.type;
    FhirPerson.tell(findings, type, frame.identity, frame.narrative, frame.offset);
  }
}
