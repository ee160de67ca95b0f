package dev.cachet.cli.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cachet.cli.Cachet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GateChangeCommandTest {
  @TempDir Path folder;

  @Test
  void exitCodeSaysAcceptAskOrContradict() throws Exception {
    assertEquals("0 accept", answer("12", "3.0.11-1", "12", "3.0.15-1"));
    assertEquals("4 ask", answer("12", "3.0.11-1", "12", "3.2.1-1"));
    assertEquals("1 contradict", answer("11", "3.0.11-1", "12", "3.0.15-1"));
  }

  @Test
  void reasonsNameComponentClauseRuleAndRemedy() throws Exception {
    String json = run("11", "3.0.11-1", "12", "3.0.15-1").out();
    assertTrue(json.contains("\"rule\" : \"change.os-release\""), json);
    assertTrue(json.contains("MDR Annex VI Part C 6.5.2"), json);
    assertTrue(json.contains("as a rule needs a new UDI-DI"), json);
    assertTrue(json.contains("\"remedy\" : \"declare the change SIGNIFICANT"), json);
  }

  @Test
  void loudnessMayStandBeforeTheCommand() throws Exception {
    List<String> words = words("12", "3.0.11-1", "12", "3.0.15-1");
    words.add(1, "--quiet");
    words.add(0, "-q");
    assertEquals(0, Cachet.run(words.toArray()).exit());
  }

  @Test
  void whatIsMissingOrNoClaimIsAUsageError() throws Exception {
    List<String> words = words("12", "3.0.11-1", "12", "3.0.15-1");
    Cachet none = Cachet.run(words.subList(0, words.size() - 2).toArray());
    assertEquals(2, none.exit());
    assertTrue(none.err().contains("--subject"), none.err());
    words.set(words.size() - 1, "implanted");
    assertEquals(2, Cachet.run(words.toArray()).exit());
  }

  private String answer(String oldSystem, String before, String newSystem, String after)
      throws IOException {
    Cachet result = run(oldSystem, before, newSystem, after);
    String verdict = result.out().replaceAll("(?s).*?\"verdict\" : \"([a-z]+)\".*", "$1");
    return result.exit() + " " + verdict;
  }

  private Cachet run(String oldSystem, String before, String newSystem, String after)
      throws IOException {
    return Cachet.run(words(oldSystem, before, newSystem, after).toArray());
  }

  private List<String> words(String oldSystem, String before, String newSystem, String after)
      throws IOException {
    return new ArrayList<>(
        List.of(
            "gate",
            "change",
            "--old",
            document("old", oldSystem, before),
            "--new",
            document("new", newSystem, after),
            "--class",
            "security-patch",
            "--udi-di",
            "kept",
            "--format",
            "json",
            "--subject",
            "standalone"));
  }

  private String document(String name, String system, String openssl) throws IOException {
    Path file = folder.resolve(name + ".cdx.json");
    Files.writeString(
        file,
        "{\"bomFormat\":\"CycloneDX\",\"specVersion\":\"1.6\",\"version\":1,\"metadata\":"
            + "{\"component\":{\"type\":\"operating-system\",\"name\":\"debian\",\"version\":\""
            + system
            + "\",\"bom-ref\":\"root\"}},\"components\":[{\"type\":\"library\",\"bom-ref\":\"a\","
            + "\"name\":\"openssl\",\"version\":\""
            + openssl
            + "\",\"purl\":\"pkg:deb/debian/openssl@"
            + openssl
            + "?arch=amd64\"}]}");
    return file.toString();
  }
}
