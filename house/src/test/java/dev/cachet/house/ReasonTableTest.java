package dev.cachet.house;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.cachet.refusal.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The list of refusal codes is closed: code, specification and manual have the same. */
class ReasonTableTest {
  private static final Pattern ROW = Pattern.compile("(?m)^\\| `([A-Z_]+)` \\|");

  @ParameterizedTest
  @ValueSource(strings = {"docs/spec/package.md", "docs/errors.md"})
  void listsEveryCodeOnce(String document) throws IOException {
    String text = Files.readString(Module.ROOT.resolve(document));
    List<String> listed =
        ROW.matcher(text.substring(Math.max(0, text.indexOf("## 11. Refusal codes"))))
            .results()
            .map(row -> row.group(1))
            .sorted()
            .toList();
    assertEquals(Arrays.stream(Reason.values()).map(Enum::name).sorted().toList(), listed);
  }
}
