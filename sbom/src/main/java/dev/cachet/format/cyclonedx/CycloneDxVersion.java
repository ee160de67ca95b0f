package dev.cachet.format.cyclonedx;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cachet.format.content.InvalidSbomException;
import dev.cachet.format.content.Timestamps;
import java.util.Arrays;
import java.util.Optional;

/** The versions of CycloneDX that are read; 1.6 is the one that is written. */
public enum CycloneDxVersion {
  /** Published in 2020. */
  V1_2("1.2"),
  /** Published in 2021. */
  V1_3("1.3"),
  /** Published in 2022. */
  V1_4("1.4"),
  /** Published in 2023. */
  V1_5("1.5"),
  /** Published in 2024. */
  V1_6("1.6"),
  /** Published in 2025; checked by {@link NewerFields} and the schema of 1.6. */
  V1_7("1.7");

  private final String text;

  CycloneDxVersion(String text) {
    this.text = text;
  }

  /** Finds a version by its text. */
  public static Optional<CycloneDxVersion> of(String text) {
    return Arrays.stream(values()).filter(version -> version.text.equals(text)).findFirst();
  }

  /** As documents write it. */
  public String text() {
    return text;
  }

  /**
   * The version whose schema a document is checked by.
   *
   * @return the cyclone dx version
   */
  public CycloneDxVersion schema() {
    return this == V1_7 ? V1_6 : this;
  }

  /** A piece of a document as the schema is to see it; the piece itself stays as it is. */
  JsonNode forSchema(JsonNode piece) throws InvalidSbomException {
    JsonNode seen = this == V1_7 ? NewerFields.without(piece) : piece;
    JsonNode time = seen.path("metadata").path("timestamp");
    if (!time.isTextual() || Timestamps.isPlain(time.textValue())) {
      return seen;
    }
    ObjectNode copy = seen.deepCopy();
    copy.withObject("/metadata").put("timestamp", Timestamps.forSchema(time.textValue()));
    return copy;
  }
}
