package dev.cachet.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cachet.author.PackageDescription;
import dev.cachet.policy.GatePolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The page on what people write has every member of the schemas in the jars, and says of each. */
class FieldsPageTest {
  static List<Arguments> schemas() {
    return List.of(
        Arguments.of(GatePolicy.class, "policy.schema.json"),
        Arguments.of(PackageDescription.class, "pack.schema.json"));
  }

  @ParameterizedTest
  @MethodSource("schemas")
  void thePageHasEveryMemberOfTheSchema(Class<?> beside, String schema) throws IOException {
    FieldTable table = FieldTable.of(beside, schema);
    assertEquals(List.of(), table.undescribed());
    String page = Files.readString(Module.ROOT.resolve("docs/fields.md"));
    assertTrue(
        page.contains(table.markdown()), "put this into docs/fields.md:\n" + table.markdown());
  }
}
