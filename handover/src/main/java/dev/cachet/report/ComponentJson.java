package dev.cachet.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.cachet.finding.JsonText;
import dev.cachet.sbom.Component;
import dev.cachet.sbom.Sbom;
import dev.cachet.support.SupportStatement;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The table of components for a program. */
final class ComponentJson {
  private ComponentJson() {}

  static String write(Sbom sbom) {
    byte[] bytes =
        JsonText.of(
            json -> {
              json.writeStartObject();
              json.writeNumberField("schemaVersion", 1);
              json.writeStringField("subject", sbom.subject().title());
              json.writeArrayFieldStart("components");
              for (Component component : sbom.all()) {
                component(json, component);
              }
              json.writeEndArray();
              json.writeEndObject();
            });
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static void component(JsonGenerator json, Component component) throws IOException {
    json.writeStartObject();
    json.writeStringField("name", ComponentTable.name(component));
    optional(json, "version", component.version());
    optional(json, "purl", component.purl());
    optional(json, "supplier", ComponentTable.supplier(component));
    optional(json, "level", component.property(SupportStatement.LEVEL));
    optional(json, "endOfSupport", component.property(SupportStatement.END_OF_SUPPORT));
    json.writeEndObject();
  }

  private static void optional(JsonGenerator json, String name, @Nullable String value)
      throws IOException {
    if (value != null) {
      json.writeStringField(name, value);
    }
  }
}
