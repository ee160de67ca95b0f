package dev.cachet.catalogue;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.cachet.lifecycle.Waivers;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The schemas that editors use agree with the readers on what is right and what is wrong. */
class RowFileSchemaTest {
  private static final String WAIVERS =
      """
      {"schemaVersion":1,"waivers":[{"subject":"debian 9","state":"ended","approved":"2026-01-31",
       "expires":"2026-12-31","justification":"J","control":"C","approver":"A"}]}
      """;
  private static final String OVERRIDES =
      """
      {"schemaVersion":1,"facts":[{"product":"qnx","cycle":"7.1","supportEnd":"2030-12-31",
       "provider":"P","reference":"contract 4711","validTo":"2029-12-31","noted":"2026-11-01"}]}
      """;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "debian 9 | debian 9",
        "debian 9 | pkg:deb/debian/*",
        "debian 9 | pkg:deb/debian/python3*",
        "debian 9 | cpe:2.3:a:v:p:1:*:*:*:*:*:*:*",
        "\"ended\" | \"cycle_not_listed\"",
        "[{ | [],\"waivers\":[{",
      })
  void waiversThatAreRight(String from, String to) throws IOException {
    String json = to.startsWith("[]") ? "{\"schemaVersion\":1,\"waivers\":[]}" : WAIVERS;
    agree("waivers", json.replace(from, to), true);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"schemaVersion\":1 | \"schemaVersion\":2",
        "\"schemaVersion\":1 | \"schemaVersion\":\"1\"",
        "\"schemaVersion\":1, | ``",
        "\"waivers\" | \"waiver\"",
        "\"control\" | \"kontrol\"",
        "\"control\":\"C\", | ``",
        "\"control\":\"C\" | \"control\":\" \"",
        "\"control\":\"C\" | \"control\":1",
        "\"control\":\"C\" | \"control\":null",
        "\"ended\" | \"waived\"",
        "\"ended\" | \"ENDED\"",
        "2026-01-31 | 2026-02-30",
        "2026-12-31 | 31.12.2026",
        "debian 9 | *",
        "debian 9 | pkg:*",
        "debian 9 | pkg:deb/*",
        "debian 9 | pkg:deb/debian*",
        "debian 9 | debian *",
      })
  void waiversThatAreWrong(String from, String to) throws IOException {
    agree("waivers", WAIVERS.replace(from, to), false);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "qnx | qnx",
        "\"supportEnd\" | \"extendedEnd\"",
        "\"supportEnd\":\"2030-12-31\", | ``",
        "\"provider\":\"P\", | ``",
        "\"validTo\":\"2029-12-31\", | ``",
      })
  void overridesThatAreRight(String from, String to) throws IOException {
    agree("overrides", OVERRIDES.replace(from, to), true);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"facts\" | \"fact\"",
        "\"supportEnd\" | \"supportend\"",
        "\"supportEnd\":\"2030-12-31\" | \"supportEnd\":\"2030\"",
        "\"validTo\":\"2029-12-31\" | \"validTo\":\"2029-02-29\"",
        "\"reference\":\"contract 4711\", | ``",
        "\"noted\":\"2026-11-01\" | \"noted\":\"\"",
        "qnx | ``",
      })
  void overridesThatAreWrong(String from, String to) throws IOException {
    agree("overrides", OVERRIDES.replace(from, to), false);
  }

  private static void agree(String name, String json, boolean right) throws IOException {
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    List<?> errors =
        schema(name)
            .validate(
                json,
                InputFormat.JSON,
                context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)));
    if (right) {
      assertEquals(List.of(), errors);
      assertDoesNotThrow(() -> read(name, bytes));
    } else {
      assertFalse(errors.isEmpty(), "the schema takes " + json);
      assertThrows(IOException.class, () -> read(name, bytes));
    }
  }

  private static Object read(String name, byte[] json) throws IOException {
    return name.equals("waivers") ? Waivers.read(json) : Overrides.read(json);
  }

  private static Schema schema(String name) throws IOException {
    try (InputStream in = Waivers.class.getResourceAsStream(name + ".schema.json")) {
      return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(in);
    }
  }
}
