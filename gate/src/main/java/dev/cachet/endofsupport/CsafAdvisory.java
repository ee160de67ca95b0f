package dev.cachet.endofsupport;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.cachet.finding.JsonText;
import dev.cachet.vex.VexStatement;
import java.io.IOException;
import java.time.Instant;
import java.util.List;

/** The notice as CSAF 2.0: an informational advisory, or a VEX where vulnerabilities are stated. */
public final class CsafAdvisory {
  private CsafAdvisory() {}

  /**
   * Writes the document.
   *
   * @param end what is stated
   * @param issued when the notice is made
   * @param vulnerabilities what the manufacturer says of known vulnerabilities; none gives an
   *     informational advisory
   * @return ASCII JSON, the same for the same input
   */
  public static byte[] write(SupportEnd end, Instant issued, List<VexStatement> vulnerabilities) {
    List<CsafVulnerability> stated = CsafVulnerability.of(vulnerabilities, end.versions().size());
    return JsonText.of(
        json -> {
          json.writeStartObject();
          json.writeObjectFieldStart("document");
          head(json, end, stated.isEmpty());
          tracking(json, end, issued);
          json.writeEndObject();
          products(json, end);
          if (!stated.isEmpty()) {
            json.writeArrayFieldStart("vulnerabilities");
            for (CsafVulnerability vulnerability : stated) {
              vulnerability.write(json);
            }
            json.writeEndArray();
          }
          json.writeEndObject();
        });
  }

  private static void head(JsonGenerator json, SupportEnd end, boolean informational)
      throws IOException {
    json.writeStringField("category", informational ? "csaf_informational_advisory" : "csaf_vex");
    json.writeStringField("csaf_version", "2.0");
    json.writeStringField("lang", "en");
    json.writeStringField("title", "End of support of " + end.title());
    json.writeObjectFieldStart("publisher");
    json.writeStringField("category", "vendor");
    json.writeStringField("contact_details", end.contact());
    json.writeStringField("name", end.publisher());
    json.writeStringField("namespace", end.publisherUrl());
    json.writeEndObject();
    json.writeArrayFieldStart("notes");
    note(json, "summary", NoticeText.statement(end, NoticeText.Language.EN));
    note(json, "details", "UDI-DI: " + String.join(", ", end.udiDis()));
    json.writeEndArray();
    json.writeArrayFieldStart("references");
    json.writeStartObject();
    json.writeStringField("category", "external");
    json.writeStringField("summary", "The notice at its publisher");
    json.writeStringField("url", end.reference());
    json.writeEndObject();
    json.writeEndArray();
  }

  private static void note(JsonGenerator json, String category, String text) throws IOException {
    json.writeStartObject();
    json.writeStringField("category", category);
    json.writeStringField("text", text);
    json.writeEndObject();
  }

  /** Each notice is a document of its own, so that no history of an earlier one is needed. */
  private static void tracking(JsonGenerator json, SupportEnd end, Instant issued)
      throws IOException {
    json.writeObjectFieldStart("tracking");
    json.writeStringField("current_release_date", issued.toString());
    json.writeStringField("id", end.id() + "-" + end.serial());
    json.writeStringField("initial_release_date", issued.toString());
    json.writeArrayFieldStart("revision_history");
    json.writeStartObject();
    json.writeStringField("date", issued.toString());
    json.writeStringField("number", "1");
    json.writeStringField("summary", "Notice " + end.serial());
    json.writeEndObject();
    json.writeEndArray();
    json.writeStringField("status", "final");
    json.writeStringField("version", "1");
    json.writeEndObject();
  }

  private static void products(JsonGenerator json, SupportEnd end) throws IOException {
    json.writeObjectFieldStart("product_tree");
    json.writeArrayFieldStart("branches");
    branch(json, "vendor", end.publisher());
    branch(json, "product_name", end.title());
    for (int i = 0; i < end.versions().size(); i++) {
      json.writeStartObject();
      json.writeStringField("category", "product_version");
      json.writeStringField("name", end.versions().get(i));
      json.writeObjectFieldStart("product");
      json.writeStringField("name", end.title() + " " + end.versions().get(i));
      json.writeStringField("product_id", CsafVulnerability.productId(i));
      json.writeEndObject();
      json.writeEndObject();
    }
    for (int open = 0; open < 2; open++) {
      json.writeEndArray();
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  /** Opens a branch; its members follow. */
  private static void branch(JsonGenerator json, String category, String name) throws IOException {
    json.writeStartObject();
    json.writeStringField("category", category);
    json.writeStringField("name", name);
    json.writeArrayFieldStart("branches");
  }
}
