package dev.cachet.endofsupport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * CSAF documents in the strict schema and the mandatory tests of an independent validator, OpenEoX
 * in the schema of its committee: docs/interop.md. What is broken on purpose has to fail, so that a
 * validator that takes everything does not pass here.
 */
class CsafInterop {
  private static final Path SCRIPT = Path.of("src", "test", "node", "csaf.mjs").toAbsolutePath();
  private static final List<String> BROKEN =
      List.of(
          "\"csaf_version\" : \"2.0\"|\"csaf_version\" : \"2.1\"",
          "\"category\" : \"external\"|\"category\" : \"self\"",
          "\"product_id\" : \"PRODUCT-2\"|\"product_id\" : \"PRODUCT-1\"",
          "\"version\" : \"1\"|\"version\" : \"2\"",
          "\"lang\" : \"en\"|\"lang\" : \"english text\"",
          "\"csaf_informational_advisory\"|\"csaf_vex\"");

  @TempDir Path folder;

  @BeforeAll
  static void hasItsTools() {
    assertTrue(Files.isDirectory(modules().resolve("@secvisogram/csaf-validator-lib")), "no npm");
  }

  private static Path modules() {
    return setting("cachet.csaf").resolve("node_modules");
  }

  private static Path setting(String name) {
    return Path.of(
        Objects.requireNonNull(System.getProperty(name), "-D" + name + "=... is needed"));
  }

  private Path write(String name, byte[] document) throws IOException {
    return Files.write(folder.resolve(name), document);
  }

  private String judge(int expected, String kind, Path... files) throws Exception {
    List<String> command = new ArrayList<>(List.of("node", SCRIPT.toString(), kind));
    command.add(modules().toAbsolutePath().toString());
    command.add(setting("cachet.openeox").toAbsolutePath().toString());
    for (Path file : files) {
      command.add(file.toString());
    }
    Process process =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(expected, process.waitFor(), output);
    return output;
  }

  @Test
  void takesEveryKindOfAdvisory() throws Exception {
    SupportEnd end = SupportEnds.plain();
    SupportEnd one =
        SupportEnds.read(
            SupportEnds.JSON.replace("[\"2.4\", \"2.5\"]", "[\"b&amp;\\\"1\\\" \u00e9\"]"));
    Path informational =
        write("informational.json", CsafAdvisory.write(end, SupportEnds.ISSUED, List.of()));
    Path vex =
        write("vex.json", CsafAdvisory.write(end, SupportEnds.ISSUED, SupportEnds.everyState()));
    Path odd = write("odd.json", CsafAdvisory.write(one, SupportEnds.ISSUED, List.of()));
    String output = judge(0, "csaf", informational, vex, odd);
    assertEquals(
        3, output.lines().filter(line -> line.endsWith("strict schema, 43 of 43 tests")).count());
  }

  @Test
  void refusesWhatIsBrokenOnPurpose() throws Exception {
    String sound =
        new String(
            CsafAdvisory.write(SupportEnds.plain(), SupportEnds.ISSUED, List.of()),
            StandardCharsets.UTF_8);
    for (int i = 0; i < BROKEN.size(); i++) {
      String[] change = BROKEN.get(i).split("\\|", 2);
      assertTrue(sound.contains(change[0]), change[0]);
      byte[] broken = sound.replace(change[0], change[1]).getBytes(StandardCharsets.UTF_8);
      judge(1, "csaf", write("broken-" + i + ".json", broken));
    }
  }

  @Test
  void takesOpenEox() throws Exception {
    byte[] full = OpenEoxCore.write(SupportEnds.plain(), SupportEnds.ISSUED);
    SupportDates dates = SupportEnds.plain().dates();
    SupportEnd end = SupportEnds.plain();
    SupportEnd least =
        new SupportEnd(
            end.manufacturer(),
            end.product(),
            end.title(),
            end.publisher(),
            end.publisherUrl(),
            end.reference(),
            end.id(),
            end.serial(),
            end.udiDis(),
            end.versions(),
            new SupportDates(
                Optional.empty(), Optional.empty(), dates.securitySupport(), dates.life()),
            end.successor(),
            end.contact());
    judge(
        0,
        "openeox",
        write("full.json", full),
        write("least.json", OpenEoxCore.write(least, SupportEnds.ISSUED)));
    String text = new String(full, StandardCharsets.UTF_8);
    for (String broken :
        List.of(
            text.replace("\"end_of_life\"", "\"end_of_lives\""),
            text.replace("2029-06-30T", "2029-06-31T"),
            text.replace("/core.json", "/other.json"))) {
      judge(1, "openeox", write("broken.json", broken.getBytes(StandardCharsets.UTF_8)));
    }
  }
}
