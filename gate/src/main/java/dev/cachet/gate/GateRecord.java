package dev.cachet.gate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cachet.drift.Change;
import dev.cachet.finding.Finding;
import dev.cachet.finding.Severity;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a gate wrote into {@code gate.json}, read again for the people who sign. It is worth what
 * binds it: compare its digest with the manifest's before reading it.
 */
public final class GateRecord {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");

  private final LocalDate asOf;
  private final String osState;
  private final String osExplanation;
  private final String sbomSha256;
  private final Map<String, JudgedPayload> payloads;
  private final List<Finding> findings;
  private final Optional<RecordedDrift> drift;

  private GateRecord(JsonNode json) {
    this.asOf = LocalDate.parse(text(json, "asOf"));
    this.osState = text(json.required("operatingSystem"), "state");
    this.osExplanation = text(json.required("operatingSystem"), "explanation");
    this.sbomSha256 = sha256(json.required("sbom"));
    Map<String, JudgedPayload> judged = new LinkedHashMap<>();
    for (JsonNode each : json.required("payloads")) {
      JudgedPayload payload =
          new JudgedPayload(text(each, "id"), sha256(each), count(each, "size"));
      if (judged.put(payload.id(), payload) != null) {
        throw new IllegalArgumentException("payload " + payload.id() + " stands twice");
      }
    }
    this.payloads = Collections.unmodifiableMap(judged);
    List<Finding> read = new ArrayList<>();
    for (JsonNode each : json.required("findings")) {
      read.add(finding(each));
    }
    this.findings = List.copyOf(read);
    this.drift = json.has("drift") ? Optional.of(drift(json.required("drift"))) : Optional.empty();
  }

  /**
   * Reads a record.
   *
   * @param json what {@link GatePassed#evidence} wrote
   * @return the record
   * @throws InvalidGateRecordException if it is none
   */
  public static GateRecord read(byte[] json) throws InvalidGateRecordException {
    try {
      JsonNode root = JSON.readTree(json);
      if (root == null || root.required("schemaVersion").asInt() != 1) {
        throw new InvalidGateRecordException("its schemaVersion is not 1");
      }
      return new GateRecord(root);
    } catch (IOException | IllegalArgumentException | ArithmeticException | DateTimeException e) {
      throw new InvalidGateRecordException(String.valueOf(e.getMessage()));
    }
  }

  /**
   * The day judged.
   *
   * @return the day
   */
  public LocalDate asOf() {
    return asOf;
  }

  /**
   * The state of support of the operating system on that day.
   *
   * @return the name of a state of support
   */
  public String osState() {
    return osState;
  }

  /**
   * Why the state of support is what it is: which support lasts until when.
   *
   * @return one sentence of the assessment
   */
  public String osExplanation() {
    return osExplanation;
  }

  /**
   * Which SBOM was judged.
   *
   * @return SHA-256 of its bytes, 64 lower-case hexadecimal digits
   */
  public String sbomSha256() {
    return sbomSha256;
  }

  /**
   * Which payloads were judged.
   *
   * @return each by its id, unmodifiable
   */
  public Map<String, JudgedPayload> payloads() {
    return payloads;
  }

  /**
   * What the gate found and let pass, without its evidence.
   *
   * @return warnings and lesser ones, in the order of the rules
   */
  public List<Finding> findings() {
    return findings;
  }

  /**
   * What changed since the last release.
   *
   * @return empty if the gate was shown no last release
   */
  public Optional<RecordedDrift> drift() {
    return drift;
  }

  private static Finding finding(JsonNode json) {
    return new Finding(
        text(json, "rule"),
        text(json, "subject"),
        Severity.valueOf(text(json, "severity")),
        text(json, "message"),
        List.of());
  }

  private static RecordedDrift drift(JsonNode json) {
    List<Change> changes = new ArrayList<>();
    for (JsonNode each : json.required("changes")) {
      List<String> neededBy = new ArrayList<>();
      each.required("neededBy").forEach(name -> neededBy.add(name.asText()));
      changes.add(
          new Change(
              Change.Kind.valueOf(text(each, "kind")),
              text(each, "component"),
              text(each, "version"),
              text(each, "before"),
              text(each, "after"),
              neededBy));
    }
    return new RecordedDrift(
        text(json, "previousSha256"),
        text(json, "previous"),
        Math.toIntExact(count(json, "same")),
        Math.toIntExact(count(json, "contentNotCompared")),
        changes);
  }

  private static long count(JsonNode json, String name) {
    JsonNode value = json.required(name);
    if (!value.isIntegralNumber() || !value.canConvertToLong() || value.asLong() < 0) {
      throw new IllegalArgumentException(name + " is no count");
    }
    return value.asLong();
  }

  private static String sha256(JsonNode json) {
    String digest = text(json, "sha256");
    if (!DIGEST.matcher(digest).matches()) {
      throw new IllegalArgumentException("sha256 is no SHA-256");
    }
    return digest;
  }

  private static String text(JsonNode json, String name) {
    JsonNode value = json.required(name);
    if (!value.isTextual()) {
      throw new IllegalArgumentException(name + " is no text");
    }
    return value.asText();
  }
}
