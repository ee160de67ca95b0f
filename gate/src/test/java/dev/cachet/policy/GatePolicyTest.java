package dev.cachet.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cachet.lifecycle.SupportState;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GatePolicyTest {
  private static final String GOOD =
      """
      {"schemaVersion":1,
       "operatingSystem":{"allowedStates":["SECURITY_ONLY","SUPPORTED"],"minimumSupportDaysLeft":180},
       "catalogue":{"warnAfterDays":60,"failAfterDays":180},
       "sbom":{"maximumAgeDays":30}}
      """;

  @Test
  void readsEveryMember() throws Exception {
    GatePolicy policy = read(GOOD);
    assertEquals(
        List.of(SupportState.SUPPORTED, SupportState.SECURITY_ONLY),
        List.copyOf(policy.allowedStates()));
    assertEquals(180, policy.minimumSupportDaysLeft());
    assertEquals(60, policy.catalogueWarnAfterDays());
    assertEquals(180, policy.catalogueFailAfterDays());
    assertEquals(30, policy.sbomMaximumAgeDays());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"sbom\":{ | \"sbom\":{\"kept\":1, | /sbom/kept",
        "\"schemaVersion\":1, | \"schemaVersion\":1,\"a/b\":1, | /a~1b",
        "\"schemaVersion\":1, | `` | /schemaVersion",
        "\"schemaVersion\":1, | \"schemaVersion\":2, | /schemaVersion",
        "\"schemaVersion\":1, | \"schemaVersion\":1,\"schemaVersion\":1, | Duplicate",
        "\"maximumAgeDays\":30 | \"maximumAgeDays\":-1 | /sbom/maximumAgeDays",
        "\"maximumAgeDays\":30 | \"maximumAgeDays\":1.5 | /sbom/maximumAgeDays",
        "\"maximumAgeDays\":30 | \"maximumAgeDays\":\"30\" | /sbom/maximumAgeDays",
        "\"maximumAgeDays\":30 | \"maximumAgeDays\":99999999999999 | /sbom/maximumAgeDays",
        "\"maximumAgeDays\":30 | `` | /sbom/maximumAgeDays",
        "{\"maximumAgeDays\":30} | [] | /sbom",
        "\"failAfterDays\":180 | \"failAfterDays\":59 | /catalogue/failAfterDays",
        "[\"SECURITY_ONLY\",\"SUPPORTED\"] | [] | /operatingSystem/allowedStates",
        "[\"SECURITY_ONLY\",\"SUPPORTED\"] | \"SUPPORTED\" | /operatingSystem/allowedStates",
        "\"SECURITY_ONLY\" | \"SUPPORTED\" | /operatingSystem/allowedStates/1",
        "\"SECURITY_ONLY\" | \"FINE\" | /operatingSystem/allowedStates/0",
        "\"SECURITY_ONLY\" | 7 | /operatingSystem/allowedStates/0",
        "30}} | 30}} {} | JSON",
        "30}} | 30} | JSON",
      })
  void refusesEverythingElseAndNamesThePlace(String good, String bad, String place) {
    assertTrue(GOOD.contains(good), good);
    InvalidPolicyException e =
        assertThrows(InvalidPolicyException.class, () -> read(GOOD.replace(good, bad)));
    assertTrue(e.getMessage().contains(place), e.getMessage());
  }

  @Test
  void refusesWhatIsNoObject() {
    for (String bad : List.of("", "null", "[]", "7", "\0", "[".repeat(100_000))) {
      assertThrows(InvalidPolicyException.class, () -> read(bad));
    }
  }

  @Test
  void theShippedSchemaKnowsTheSameStatesAndMembers() throws Exception {
    JsonNode schema = schema();
    JsonNode states = schema.at("/properties/operatingSystem/properties/allowedStates/items/enum");
    assertEquals(
        Arrays.stream(SupportState.values()).map(Enum::name).toList(),
        StreamSupport.stream(states.spliterator(), false).map(JsonNode::textValue).toList());
    Set<String> whole = texts(schema.at("/else/required"));
    whole.addAll(texts(schema.path("required")));
    assertEquals(members(new ObjectMapper().readTree(GOOD)), whole);
    assertEquals(false, schema.path("additionalProperties").booleanValue());
    for (String object : Set.of("operatingSystem", "catalogue", "sbom")) {
      assertEquals(
          members(new ObjectMapper().readTree(GOOD).path(object)),
          required(schema.path("properties").path(object)));
    }
  }

  private static Set<String> members(JsonNode object) {
    return object.propertyStream().map(e -> e.getKey()).collect(Collectors.toSet());
  }

  private static Set<String> required(JsonNode schema) {
    assertEquals(false, schema.path("additionalProperties").booleanValue());
    Set<String> optional = Set.of("ofManifestAlone");
    long all =
        members(schema.path("properties")).stream().filter(m -> !optional.contains(m)).count();
    assertEquals(all, schema.path("required").size());
    return texts(schema.path("required"));
  }

  private static Set<String> texts(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false)
        .map(JsonNode::textValue)
        .collect(Collectors.toSet());
  }

  private static JsonNode schema() throws IOException {
    try (InputStream in = GatePolicy.class.getResourceAsStream("policy.schema.json")) {
      return new ObjectMapper().readTree(in);
    }
  }

  private static GatePolicy read(String json) throws InvalidPolicyException {
    return GatePolicy.read(json.getBytes(StandardCharsets.UTF_8));
  }
}
