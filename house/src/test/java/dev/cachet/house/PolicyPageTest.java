package dev.cachet.house;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cachet.policy.PolicyFormat;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

/** The page on policies shows the table of levels that is in the jar. */
class PolicyPageTest {
  @Test
  void thePageHasTheTableOfTheData() throws IOException {
    String page = Files.readString(Module.ROOT.resolve("docs/policy.md"));
    String table = new String(PolicyFormat.MARKDOWN.table(), StandardCharsets.UTF_8);
    assertTrue(page.contains(table), "put this into docs/policy.md:\n" + table);
  }
}
