package dev.cachet.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The examples of the README are lines of programs that the tests of {@code examples} run. */
class ReadmeTest {
  private static final Pattern SHOWN =
      Pattern.compile("<!-- from (\\S+) -->\n```java\n(.*?)```", Pattern.DOTALL);
  private static final Pattern MARKED =
      Pattern.compile("// README: begin\n(.*?) *// README: end", Pattern.DOTALL);

  @Test
  void showsExactlyTheMarkedLines() throws IOException {
    Matcher shown = SHOWN.matcher(readme());
    int blocks = 0;
    while (shown.find()) {
      String source = Files.readString(Module.ROOT.resolve(shown.group(1)));
      Matcher marked = MARKED.matcher(source);
      assertTrue(marked.find(), "nothing is marked in " + shown.group(1));
      assertEquals(
          marked.group(1).stripTrailing().stripIndent().strip(),
          shown.group(2).strip(),
          shown.group(1));
      assertTrue(shown.group(2).lines().count() <= 25, "more than 25 lines of " + shown.group(1));
      blocks++;
    }
    assertEquals(2, blocks, "a build example and a device example");
    assertEquals(blocks, readme().split("```java", -1).length - 1, "a block without its source");
  }

  @Test
  void theTwoCommandsAreThere() {
    for (String command : List.of("mvnw", "demo")) {
      assertTrue(Files.isExecutable(Module.ROOT.resolve(command)), command);
    }
  }

  private static String readme() throws IOException {
    return Files.readString(Module.ROOT.resolve("README.md"));
  }
}
