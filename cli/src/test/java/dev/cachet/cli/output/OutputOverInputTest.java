package dev.cachet.cli.output;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cachet.cli.Cachet;
import dev.cachet.cli.SmallRoot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Answers took the place of what they were about, with the exit code of a pass. */
class OutputOverInputTest {
  private static final String DAY = "2026-11-23";

  @TempDir Path folder;

  @BeforeEach
  void files() throws IOException {
    Path root = SmallRoot.write(folder.resolve("root"));
    Cachet.done("sbom", "generate", "--rootfs", root, "--as-of", DAY, "--out", at("s.json"));
    Files.copy(folder.resolve("s.json"), folder.resolve("t.json"));
    SmallRoot.policy(folder.resolve("policy.json"), "\"supported\", \"extended-support\"");
    SmallRoot.write(folder.resolve("image"), "firmware");
    SmallRoot.write(folder.resolve("waivers.json"), "{\"schemaVersion\":1,\"waivers\":[]}");
    SmallRoot.write(folder.resolve("parts.json"), "{\"schemaVersion\":1}");
    SmallRoot.write(folder.resolve("image.manifest"), "bash core2_64 5.2");
    SmallRoot.write(folder.resolve("words"), "s.json\n");
    SmallRoot.write(folder.resolve("l"), "listing");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "s.json: sbom check ~s.json --out ~s.json",
        "s.json: sbom check ~s.json --report sarif=~s.json",
        "s.json: sbom check ~s.json --report sarif=~a --report junit=~s.json",
        "root/etc/os-release: sbom generate --rootfs ~root --listing ~root/etc/os-release --out -",
        "s.json: sbom check ~s.json --against ~root --listing ~l --out ~s.json",
        "l: sbom check ~s.json --against ~root --listing ~l --out ~l",
        "root/etc/os-release: sbom check ~s.json --against ~root --out ~root/etc/os-release",
        "t.json: sbom diff ~s.json ~t.json --out ~t.json",
        "s.json: sbom convert --in ~s.json --out ~s.json",
        "s.json: sbom merge ~s.json ~t.json --device Pump --out ~s.json",
        "s.json: sbom addendum ~s.json --out ~s.json",
        "parts.json: sbom generate --rootfs ~root --parts ~parts.json --out ~parts.json",
        "root/var/lib/dpkg/status: sbom generate --rootfs ~root --out ~root/var/lib/dpkg/status",
        "image.manifest: sbom generate --yocto ~. --out ~image.manifest",
        "root/etc/os-release: lifecycle check --rootfs ~root --out ~root/etc/os-release",
        "s.json: lifecycle check --sbom ~s.json --report html=~s.json",
        "waivers.json: lifecycle check --rootfs ~root --waivers ~waivers.json --out ~waivers.json",
        "s.json: gate --sbom ~s.json --rootfs ~root --policy ~policy.json --payload a=~image --out"
            + " ~s.json",
        "image: gate --sbom ~s.json --rootfs ~root --policy ~policy.json --payload a=~image --out"
            + " ~image",
        "policy.json: gate --sbom ~s.json --rootfs ~root --policy ~policy.json --payload a=~image"
            + " --out ~policy.json",
        "words: sbom check @~words --out ~words"
      })
  void inputStays(String line) throws IOException {
    String[] parts = line.split(": ", 2);
    Path input = folder.resolve(parts[0]);
    byte[] before = Files.readAllBytes(input);
    Cachet ran = Cachet.run(words(parts[1]));
    assertEquals(ExitCode.USAGE, ran.exit(), ran.err());
    assertTrue(ran.err().contains(parts[0] + ": is an input of this run ("), ran.err());
    assertEquals("", ran.out());
    assertArrayEquals(before, Files.readAllBytes(input));
    assertFalse(Files.exists(folder.resolve("a")), "another output was written before");
  }

  @Test
  void twoOutputsDoNotGoToOnePlace() {
    Cachet ran = Cachet.run(words("sbom check ~s.json --report sarif=~r --report junit=~./r"));
    assertEquals(ExitCode.USAGE, ran.exit(), ran.err());
    assertTrue(ran.err().contains("two outputs go there"), ran.err());
  }

  @Test
  void anOlderAnswerIsReplaced() throws IOException {
    for (int i = 0; i < 2; i++) {
      Cachet.done(words("sbom convert --in ~s.json --out ~usr.json"));
      Cachet.done(words("sbom diff ~s.json ~t.json --out ~d.txt"));
    }
    assertTrue(Files.size(folder.resolve("d.txt")) > 0);
  }

  /** An input that is no path, or an output of another name, would not be seen. */
  @Test
  void whateverNamesAFileIsAPathOrAnOutput() {
    Set<String> labels = Set.of("FILE", "PATH", "FOLDER", "DESCRIPTION", "PACKAGE", "LIBRARY");
    List<String> outputs = new ArrayList<>();
    below(Cachet.commandLine())
        .forEach(
            line -> {
              for (ArgSpec arg : line.getCommandSpec().args()) {
                boolean output = CommandFiles.isOutput(line.getCommandSpec(), name(arg));
                boolean file =
                    Stream.of(arg.paramLabel().split("[=/]", -1)).anyMatch(labels::contains);
                String where = line.getCommandSpec().qualifiedName() + " " + name(arg);
                if (output) {
                  outputs.add(where);
                } else if (file) {
                  assertTrue(holdsPaths(arg), where + " is a file that nobody would protect");
                }
              }
            });
    assertTrue(outputs.contains("cachet sign --prepare"), outputs.toString());
    assertTrue(outputs.contains("cachet lifecycle check --report"), outputs.toString());
  }

  /** {@code ~NAME} is a file of this test. */
  private Object[] words(String line) {
    return line.replace("~", folder + "/").split(" ");
  }

  private Path at(String name) {
    return folder.resolve(name);
  }

  private static Stream<CommandLine> below(CommandLine line) {
    return Stream.concat(
        Stream.of(line),
        line.getSubcommands().values().stream().flatMap(OutputOverInputTest::below));
  }

  private static boolean holdsPaths(ArgSpec arg) {
    return arg.type() == Path.class || Stream.of(arg.auxiliaryTypes()).anyMatch(Path.class::equals);
  }

  private static String name(ArgSpec arg) {
    return arg instanceof OptionSpec option ? option.longestName() : arg.paramLabel();
  }
}
