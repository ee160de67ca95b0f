package dev.cachet.ceremony;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.cachet.jose.Algorithm;
import dev.cachet.jose.Family;
import dev.cachet.signer.PublicKeyFile;
import dev.cachet.signer.SigningKey;
import dev.cachet.trust.Role;
import dev.cachet.trust.RootDocument;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RootDescriptionTest {
  private static final String JSON =
      """
      { "schemaVersion": 1, "version": 1, "environment": "test", "manufacturer": "example-devices",
        "issued": "2026-11-01T00:00:00Z", "expires": "2036-01-01T00:00:00Z", "onExpiry": "warn",
        "clockFloor": "2026-10-01T00:00:00Z",
        "packageExpiry": "required", "authorisation": "one",
        "packageRoles": ["release", "clearance"], "apart": [["release", "clearance"]],
        "roles": [
          { "role": "root", "threshold": 1, "families": ["classical"] },
          { "role": "release", "threshold": 1, "families": ["classical"] },
          { "role": "clearance", "threshold": 1, "families": ["classical"] },
          { "role": "grant", "threshold": 1, "families": ["classical"] },
          { "role": "downgrade", "threshold": 1, "families": ["classical"] } ],
        "keys": [
          { "holder": "root-desk", "role": "root", "jwk": "root.jwk" },
          { "holder": "release-desk", "role": "release", "jwk": "release.jwk" },
          { "holder": "quality-desk", "role": "clearance", "jwk": "clearance.jwk" },
          { "holder": "grant-desk", "role": "grant", "jwk": "grant.jwk" },
          { "holder": "downgrade-desk", "role": "downgrade", "jwk": "downgrade.jwk" } ] }
      """;

  @TempDir Path folder;

  @BeforeEach
  void writeKeys() throws Exception {
    for (String name : List.of("root", "release", "clearance", "grant", "downgrade")) {
      SigningKey key = SigningKey.generate(Algorithm.ED25519, new SecureRandom());
      PublicKeyFile.write(folder.resolve(name + ".jwk"), key.publicKey());
    }
  }

  @Test
  void saysWhatTheRootWillSay() throws Exception {
    RootDocument root = RootDocument.open(read(JSON).payload());
    assertEquals(1, root.version());
    assertEquals("example-devices", root.manufacturer());
    assertEquals(Set.of(Role.RELEASE, Role.CLEARANCE), root.packageRoles());
    assertEquals(List.of(Set.of(Role.RELEASE, Role.CLEARANCE)), root.apart());
    assertEquals(Set.of(Family.CLASSICAL), root.roles().get(Role.RELEASE).families());
    assertEquals(5, root.keys().size());
    assertTrue(root.clockFloor().isPresent());
  }

  @Test
  void conformsToTheSchema() throws Exception {
    assertEquals(List.of(), schema().validate(JSON, InputFormat.JSON));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"schemaVersion\": 1 | \"schemaVersion\": 2 | /schemaVersion",
        "\"version\": 1 | \"version\": 0 | /version",
        "\"environment\": \"test\" | \"environment\": \"lab\" | /environment",
        "\"manufacturer\": | \"maker\": | /maker",
        "2036-01-01T00:00:00Z | 2036-01-01 | /expires",
        "\"onExpiry\": \"warn\" | \"onExpiry\": \"ignore\" | /onExpiry",
        "\"authorisation\": \"one\" | \"authorisation\": \"two\" | /authorisation",
        "\"packageRoles\": [\"release\" | \"packageRoles\": [\"sales\" | /packageRoles",
        "\"apart\": [[\"release\", \"clearance\"]] | \"apart\": [[\"release\", \"release\"]] | /apart",
        "\"threshold\": 1 | \"threshold\": 0 | threshold",
        "\"families\": [\"classical\"] | \"families\": [\"quantum\"] | families",
        "\"holder\": \"root-desk\" | \"holder\": \"Root Desk\" | holder",
        "\"jwk\": \"root.jwk\" | \"key\": \"root.jwk\" | /keys/0",
      })
  void aMistakeIsNamedWithItsPlaceAndBreaksTheSchema(String from, String to, String place)
      throws Exception {
    String wrong = JSON.replace(from, to);
    RootDescriptionException named =
        assertThrows(RootDescriptionException.class, () -> read(wrong));
    assertTrue(named.getMessage().contains("trust.json"), named.getMessage());
    assertTrue(named.getMessage().contains(place), named.getMessage());
    assertFalse(schema().validate(wrong, InputFormat.JSON).isEmpty());
  }

  @Test
  void aKeyFileThatIsNotThereIsNamed() {
    NoSuchFileException missing =
        assertThrows(NoSuchFileException.class, () -> read(JSON.replace("root.jwk", "nobody.jwk")));
    assertTrue(missing.getMessage().contains("nobody.jwk"), missing.getMessage());
  }

  private RootDraft read(String json) throws Exception {
    return RootDescription.read(Files.writeString(folder.resolve("trust.json"), json));
  }

  private static Schema schema() throws Exception {
    try (InputStream in = RootDescription.class.getResourceAsStream("trust.schema.json")) {
      return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(in);
    }
  }
}
