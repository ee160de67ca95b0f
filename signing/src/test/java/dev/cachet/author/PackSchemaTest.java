package dev.cachet.author;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.cachet.factory.SamplePack;
import java.io.InputStream;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The schema that editors use agrees with the reader. */
class PackSchemaTest {
  @Test
  void sampleConformsToTheSchema() throws Exception {
    assertEquals(List.of(), schema().validate(SamplePack.JSON, InputFormat.JSON));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"schemaVersion\": 1 | \"schemaVersion\": 2",
        "\"product\": | \"produkt\":",
        "\"hwModel\": | \"hwmodel\":",
        "\"mdr\": \"IIb\" | \"mdr\": \"2b\"",
        "\"authorisation\": \"none\" | \"authorisation\": \"off\"",
        "files/note.txt | note.txt",
        "\"kind\": \"other\" | \"kind\": \"sbom\"",
        "\"kind\": \"image\" | \"kind\": \"foreign\"",
        "\"kind\": \"image\" | \"kind\": \"image\", \"handler\": \"rauc\"",
        "\"id\": \"rootfs\" | \"id\": \"Rootfs\"",
        "\"reason\": \"security\" | \"reason\": \"fsca\"",
        "\"value\": 10 | \"value\": 1001",
        "\"chunkBytes\": 4096 | \"chunkBytes\": 4095",
        "\"chunkBytes\": 4096 | \"compressionLevel\": 13",
      })
  void mistakeBreaksTheSchema(String from, String to) throws Exception {
    assertFalse(schema().validate(SamplePack.JSON.replace(from, to), InputFormat.JSON).isEmpty());
  }

  private static Schema schema() throws Exception {
    try (InputStream in = PackageDescription.class.getResourceAsStream("pack.schema.json")) {
      return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(in);
    }
  }
}
