package dev.cachet.finding;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What SARIF says of the members that findings are written with. */
final class SarifSchema {
  private static final Schema SCHEMA = read();

  private SarifSchema() {}

  static List<String> errors(byte[] sarif) {
    return SCHEMA.validate(new String(sarif, StandardCharsets.UTF_8), InputFormat.JSON).stream()
        .map(Object::toString)
        .toList();
  }

  private static Schema read() {
    try (InputStream in = SarifSchema.class.getResourceAsStream("sarif-members.schema.json")) {
      return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
