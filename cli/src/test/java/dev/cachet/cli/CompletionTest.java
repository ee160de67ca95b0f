package dev.cachet.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real bash reads the completion, and is asked as it asks itself when somebody presses Tab. */
class CompletionTest {
  @TempDir Path folder;

  @BeforeEach
  void write() throws IOException {
    Files.writeString(folder.resolve("cachet.bash"), Cachet.done("completion", "bash").out());
  }

  @Test
  void completesACommand() throws Exception {
    assertEquals(List.of("lifecycle"), tab("cachet", "li"));
    assertTrue(tab("cachet", "").containsAll(List.of("sbom", "verify", "completion")));
  }

  @Test
  void completesACommandBelowAnother() throws Exception {
    assertEquals(List.of("check", "compile"), tab("cachet", "lifecycle", "c"));
  }

  @Test
  void completesAnOption() throws Exception {
    assertEquals(
        List.of("--max-age", "--max-facts-age"), tab("cachet", "sbom", "check", "x", "--max"));
  }

  @Test
  void completesAValueAsPeopleTypeIt() throws Exception {
    assertEquals(List.of("sarif"), tab("cachet", "sbom", "check", "x", "--format", "s"));
    assertEquals(List.of("idle"), tab("cachet", "device", "install", "d", "p", "--state", "id"));
    assertEquals(
        List.of("spdx-2.3-json", "spdx-3.0.1-json"),
        tab("cachet", "sbom", "generate", "--spec", "spdx"));
    assertEquals(List.of("bash"), tab("cachet", "completion", "b"));
  }

  @Test
  void completesAFile() throws Exception {
    Files.writeString(folder.resolve("release-7.cachet"), "");
    assertEquals(List.of("release-7.cachet"), tab("cachet", "verify", "rel"));
  }

  @Test
  void everyShellIsToldOfEveryOptionThatCanBeSeen() {
    for (String shell : List.of("bash", "zsh", "fish")) {
      String script = Cachet.done("completion", shell).out();
      assertTrue(script.contains("max-facts-age"), shell);
      assertTrue(script.contains("spdx-3.0.1-json"), shell);
      assertFalse(script.contains("${DEFAULT"), shell);
    }
  }

  private List<String> tab(String... words) throws Exception {
    String typed =
        Arrays.stream(words).map(word -> "'" + word + "'").collect(Collectors.joining(" "));
    String ask =
        """
        . ./cachet.bash
        COMP_WORDS=(%s)
        COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
        COMP_LINE="${COMP_WORDS[*]}" COMP_POINT=${#COMP_LINE}
        ask=$(complete -p cachet | sed 's/.*-F \\([^ ]*\\).*/\\1/')
        compopt() { :; }
        $ask
        printf '%%s\\n' "${COMPREPLY[@]}"
        """
            .formatted(typed);
    Process bash =
        new ProcessBuilder("bash", "--norc", "-c", ask).directory(folder.toFile()).start();
    bash.getOutputStream().close();
    String said = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    String wrong = new String(bash.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, bash.waitFor(), wrong);
    assertEquals("", wrong);
    List<String> offered = new ArrayList<>(said.lines().map(String::strip).toList());
    offered.removeIf(String::isEmpty);
    offered.sort(null);
    return offered;
  }
}
