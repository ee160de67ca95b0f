package dev.cachet.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cachet.matrix.Requirement;
import dev.cachet.policy.PolicyTable;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The page on requirements shows the table that is in the jar, and every id that is named. */
class RequirementsPageTest {
  @Test
  void thePageHasTheTableOfTheData() throws IOException {
    String page = Files.readString(Module.ROOT.resolve("docs/requirements.md"));
    String table = Requirement.markdown();
    assertTrue(page.contains(table), "put this into docs/requirements.md:\n" + table);
  }

  @Test
  void everyRequirementOfThePolicyTableIsExplained() {
    List<String> ids = Requirement.all().stream().map(Requirement::id).toList();
    List<String> unknown =
        PolicyTable.bundled().rows().stream()
            .map(row -> row.requirement())
            .filter(id -> !ids.contains(id))
            .toList();
    assertEquals(List.of(), unknown);
  }
}
