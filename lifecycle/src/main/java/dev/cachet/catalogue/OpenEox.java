package dev.cachet.catalogue;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import dev.cachet.finding.JsonText;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One statement in the form of OASIS OpenEoX Core 1.0, read by the draft of the committee's own
 * repository. It holds dates and says of no product whose they are.
 *
 * @param values the members by name
 */
record OpenEox(Map<String, String> values) {
  /** The draft's identifier, and that of an earlier draft. */
  private static final Set<String> SCHEMAS =
      Set.of(
          "https://docs.oasis-open.org/openeox/eox-core/v1.0/schema/core.json",
          "https://docs.oasis-open.org/openeox/v1.0/schema/core.json");

  private static final int MAX_BYTES = 1024 * 1024;
  private static final String TO_BE_ANNOUNCED = "tba";
  private static final List<String> REQUIRED =
      List.of("$schema", "end_of_life", "end_of_security_support", "last_updated");
  private static final List<String> DATES =
      List.of("general_availability", "end_of_sales", "end_of_security_support", "end_of_life");
  // The standard's own narrowing of RFC 3339: upper-case letters, no leap second.
  private static final Pattern TIME =
      Pattern.compile(
          "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:[0-5]\\d(\\.\\d{1,9})?(Z|[+-]\\d\\d:\\d\\d)");
  private static final JsonFactory FACTORY =
      JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  static OpenEox read(byte[] json) throws IOException {
    if (json.length > MAX_BYTES) {
      throw new IOException("the statement is larger than " + MAX_BYTES + " bytes");
    }
    Map<String, String> values = new HashMap<>();
    try (JsonParser at = FACTORY.createParser(json)) {
      at.nextToken();
      JsonPull.object(at, (name, value) -> values.put(name, JsonPull.text(value)));
      if (at.nextToken() != null) {
        throw new IOException("something follows the statement");
      }
    } catch (JsonProcessingException e) {
      throw new IOException("not JSON: " + JsonText.problem(e), e);
    }
    OpenEox statement = new OpenEox(values);
    statement.require();
    return statement;
  }

  private void require() throws IOException {
    for (String name : REQUIRED) {
      if (!values.containsKey(name)) {
        throw new IOException("/" + name + ": is missing");
      }
    }
    for (String name : values.keySet()) {
      if (!REQUIRED.contains(name) && !DATES.contains(name)) {
        throw new IOException("/" + name + ": unknown member");
      }
    }
    if (!SCHEMAS.contains(text("$schema"))) {
      throw new IOException("/$schema: not a statement of OpenEoX Core 1.0");
    }
    OffsetDateTime life = time("end_of_life");
    for (String name : DATES) {
      OffsetDateTime other = values.containsKey(name) ? time(name) : null;
      if (life != null && other != null && other.isAfter(life)) {
        throw new IOException("/end_of_life: lies before /" + name);
      }
    }
    updated();
  }

  private OffsetDateTime updated() throws IOException {
    OffsetDateTime updated = time("last_updated");
    if (updated == null) {
      throw new IOException("/last_updated: is no time");
    }
    return updated;
  }

  /** Returns the time; null when it is to be announced. */
  private @Nullable OffsetDateTime time(String name) throws IOException {
    String text = text(name);
    if (text.equals(TO_BE_ANNOUNCED)) {
      return null;
    }
    try {
      if (TIME.matcher(text).matches()) {
        return OffsetDateTime.parse(text);
      }
    } catch (DateTimeException e) {
      throw new IOException("/" + name + ": is no time: " + e.getMessage(), e);
    }
    throw new IOException("/" + name + ": is neither a time nor \"tba\"");
  }

  Cycle cycle(String product, String name) throws IOException {
    String day = updated().toLocalDate().toString();
    FactSource source = new FactSource("OpenEoX statement of " + day, updated().toLocalDate());
    OffsetDateTime end = time("end_of_security_support");
    OffsetDateTime life = time("end_of_life");
    // Security fixes that are to be announced cannot outlast every support.
    OffsetDateTime last = end == null ? life : end;
    // The day that the publisher wrote, wherever its reader is.
    Fact support = last == null ? source.open() : source.dated(last.toLocalDate().toString());
    String note = "all support ends " + (life == null ? "on no announced day" : life.toLocalDate());
    String released = values.containsKey("general_availability") ? released() : "";
    return new Cycle(
        product, name, "", released, source.absent(), support, source.absent(), "", note);
  }

  private String released() throws IOException {
    OffsetDateTime time = time("general_availability");
    return time == null ? "" : time.toLocalDate().toString();
  }

  private String text(String name) {
    return Objects.requireNonNull(values.get(name));
  }
}
