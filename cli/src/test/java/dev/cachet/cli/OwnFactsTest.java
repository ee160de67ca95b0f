package dev.cachet.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cachet.cli.output.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A fact about a distribution of one's own reaches every command that judges. */
class OwnFactsTest {
  private static final String DAY = "2026-11-23";

  @TempDir Path folder;
  private Path root;
  private Path own;
  private Path sbom;
  private Path policy;
  private Path image;

  @BeforeEach
  void describe() throws IOException {
    root = SmallRoot.write(folder.resolve("root"));
    Files.writeString(root.resolve("etc/os-release"), "ID=acme-os\nNAME=Acme\nVERSION_ID=4.2.1\n");
    own =
        SmallRoot.write(
            folder.resolve("own.json"),
            "{\"schemaVersion\":1,\"facts\":[{\"product\":\"acme-os\",\"cycle\":\"4.2\","
                + "\"supportEnd\":\"2036-12-31\",\"reference\":\"contract 4711\","
                + "\"noted\":\"2026-11-01\"}]}");
    image = SmallRoot.write(folder.resolve("image.bin"), "image");
    policy = SmallRoot.policy(folder.resolve("policy.json"), "\"SUPPORTED\"");
    sbom = folder.resolve("sbom.json");
  }

  @Test
  void checksTheRoot() {
    assertEquals(
        ExitCode.TOO_MANY_UNKNOWNS,
        Cachet.run("lifecycle", "check", "--rootfs", root, "--as-of", DAY).exit());
    String out =
        Cachet.done("lifecycle", "check", "--rootfs", root, "--as-of", DAY, "--overrides", own)
            .out();
    assertTrue(out.contains("contract 4711"), out);
  }

  @Test
  void statesTheSupportOfTheSystemInTheSbom() throws IOException {
    Cachet.done(
        "sbom",
        "generate",
        "--rootfs",
        root,
        "--support",
        "--as-of",
        DAY,
        "--out",
        sbom,
        "--overrides",
        own);
    String text = Files.readString(sbom);
    assertTrue(text.contains("2036-12-31"), text);
  }

  @Test
  void passesTheGate() {
    Cachet.done("sbom", "generate", "--rootfs", root, "--as-of", DAY, "--out", sbom);
    List<Object> words =
        new ArrayList<>(
            List.of("gate", "--sbom", sbom, "--rootfs", root, "--policy", policy, "--as-of", DAY));
    words.addAll(List.of("--payload", "p=" + image));
    Cachet refused = Cachet.run(words.toArray());
    assertEquals(ExitCode.REFUSED, refused.exit(), refused.err());
    assertTrue(refused.err().contains("gate.os-state"), refused.err());
    words.addAll(List.of("--overrides", own));
    String err = Cachet.done(words.toArray()).err();
    assertTrue(err.contains("acme-os 4.2.1: supported until 2036-12-31"), err);
  }
}
