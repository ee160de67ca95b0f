package dev.cachet.cli.secret;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cachet.cli.SmallRoot;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * From the SBOM to the handover, with secrets in the environment, in properties, in the settings
 * and in the home of the build, and files of others that ask for them in each of their fields: no
 * output holds one. Addresses of others hold a password, which is in no output either.
 */
class PlantedSecretsTest {
  private static final String DAY = " --as-of 2026-11-23";
  private static final String ROOT = " --root keys/root-1.json --root-sha256 ROOT-SHA256";
  private static final String DIGEST = "0".repeat(64);
  private static final List<String> FORMS =
      List.of("cyclonedx-1.6-json", "cyclonedx-1.6-xml", "spdx-2.3-json", "spdx-3.0.1-json");

  @TempDir Path folder;
  private final List<String> commands = new ArrayList<>();

  @Test
  void noDocumentHoldsWhatTheBuildKnows() throws Exception {
    documents();
    readers();
    assertEquals("", PlantedRun.of(folder, commands));
    assertNoneIsTold();
    for (String form : FORMS) {
      String text = text(folder.resolve("out/" + form));
      for (String name :
          List.of("planted-lib", "planted-node", "planted-python", "planted-foreign")) {
        assertTrue(text.contains(name), form + " knows " + name);
      }
      assertTrue(text.contains("host.example/x"), form + " keeps the address without the secret");
    }
    String log = text(folder.resolve("out/said-0.txt"));
    assertTrue(log.contains("source.url-credentials"), log);
    assertTrue(log.contains("source.pom-unresolved"), log);
  }

  @Test
  void noFileOfAReleaseHoldsWhatTheBuildKnows() throws Exception {
    release();
    assertEquals("", PlantedRun.of(folder, commands));
    assertNoneIsTold();
    assertTrue(text(folder.resolve("out/gate.json")).contains("host.example/x"), "os-release");
    for (String page : List.of("report.text", "report.html", "matrix", "handover/index.html")) {
      assertTrue(Files.size(folder.resolve("out").resolve(page)) > 1000, page);
    }
  }

  /** What is wrong in a file of others is said without what the file holds. */
  @Test
  void noErrorHoldsWhatAFileOfOthersHolds() throws Exception {
    mistakes();
    assertEquals("", PlantedRun.of(folder, commands));
    assertNoneIsTold();
  }

  private void documents() throws IOException {
    ForeignFiles.root(folder.resolve("root"));
    ForeignFiles.otherRoots(folder);
    ForeignFiles.archive(folder.resolve("app.jar"));
    ForeignFiles.document(folder.resolve("foreign.json"));
    for (String form : FORMS) {
      String sources = " --rootfs root --jar app.jar --from foreign.json --device pump";
      command(0, "sbom generate --support" + sources + " --spec " + form + " --out out/" + form);
      command(0, "sbom convert --in foreign.json --spec " + form + " --out out/foreign-" + form);
    }
    for (String root : List.of("alpine", "opkg", "arch")) {
      command(0, "sbom generate --rootfs " + root + " --out out/" + root + ".json");
    }
    command(0, "sbom merge out/alpine.json foreign.json --device pump --out out/merged.json");
  }

  private void readers() {
    for (String sbom : List.of("out/cyclonedx-1.6-json", "foreign.json")) {
      for (String form : List.of("text", "html", "markdown", "json")) {
        command(0, "sbom show " + sbom + " --format " + form);
      }
      for (String form :
          List.of("text", "json", "sarif", "junit", "github", "gitlab", "markdown")) {
        command(1, "sbom check " + sbom + " --profile ntia-2021 --against root --format " + form);
        command(PlantedRun.REFUSED, "lifecycle check --sbom " + sbom + " --format " + form);
      }
      command(PlantedRun.REFUSED, "lifecycle check --sbom " + sbom + " --format html");
      command(0, "sbom addendum " + sbom + " --out out/addendum.csv");
    }
    for (String form : List.of("text", "json", "markdown")) {
      command(0, "sbom diff foreign.json out/cyclonedx-1.6-json --format " + form);
    }
    command(0, "lifecycle identify root alpine opkg arch");
    command(0, "lifecycle identify root --format jsonl");
  }

  private void release() throws IOException {
    ForeignFiles.root(folder.resolve("root"));
    SmallRoot.write(folder.resolve("image.bin"), "an image");
    SmallRoot.policy(folder.resolve("policy.json"), "\"EXTENDED_CONTRACT\"");
    SmallRoot.description(folder.resolve("pack.json"), "image.bin");
    for (String desk : List.of("root", "clearance", "grant", "downgrade")) {
      command(0, "key new --alg EdDSA --out keys/" + desk);
    }
    command(0, "key new --alg ML-DSA-44 --out keys/release");
    SmallRoot.trust(folder.resolve("keys/trust.json"));
    command(0, "trust new keys/trust.json --key keys/root.pem --out keys/root-1.json");
    command(0, "trust show keys/root-1.json");
    command(0, "sbom generate --rootfs root --listing out/listing --out out/s.json");
    String judged = " --sbom out/s.json --rootfs root --policy policy.json";
    command(0, "gate" + judged + " --payload rootfs=image.bin --out out/gate.json");
    command(0, "pack pack.json" + judged + " --out out/r");
    command(4, "examine --for-signing out/r");
    for (String desk : List.of("release", "clearance")) {
      command(0, "sign out/r --package sha256:out/r/manifest.json --key keys/" + desk + ".pem");
    }
    command(0, "seal out/r --out out/1.cachet" + ROOT);
    command(0, "verify out/1.cachet" + ROOT);
    command(0, "examine out/1.cachet" + ROOT);
    for (String form : List.of("text", "html", "markdown", "json")) {
      command(0, "report out/1.cachet --format " + form + " --out out/report." + form + ROOT);
    }
    command(0, "report out/1.cachet --matrix --out out/matrix" + ROOT);
    command(0, "handover out/1.cachet --out out/handover" + ROOT);
  }

  private void mistakes() throws IOException {
    ForeignFiles.brokenArchive(folder.resolve("broken.jar"));
    command(0, "sbom generate --jar broken.jar --out out/broken.json");
    int number = 0;
    for (String document : ForeignFiles.brokenDocuments()) {
      String file = "broken-" + number++;
      SmallRoot.write(folder.resolve(file), document);
      command(PlantedRun.REFUSED, "sbom check " + file);
      command(PlantedRun.REFUSED, "sbom convert --in " + file + " --out out/" + file);
      command(PlantedRun.REFUSED, "sbom generate --from " + file + " --out out/" + file);
    }
    number = 0;
    ForeignFiles.root(folder.resolve("root"));
    SmallRoot.write(folder.resolve("image.bin"), "an image");
    command(0, "sbom generate --rootfs root --out out/s.json");
    for (String text : ForeignFiles.brokenSettings()) {
      String file = "settings-" + number++;
      SmallRoot.write(folder.resolve(file), text);
      String gate = "gate --sbom out/s.json --rootfs root --out out/" + file + " --policy ";
      command(PlantedRun.REFUSED, gate + file);
      SmallRoot.policy(folder.resolve("policy.json"), "\"EXTENDED_CONTRACT\"");
      for (String option : List.of("overrides", "waivers", "description", "answers", "parts")) {
        command(PlantedRun.REFUSED, gate + "policy.json --" + option + " " + file);
      }
      command(
          PlantedRun.REFUSED, "verify " + file + " --root " + file + " --root-sha256 " + DIGEST);
    }
  }

  /** Verbose, so that what is only told then is told too. */
  private void command(int exit, String words) {
    boolean judges =
        !words.matches(
            "(key|trust|seal|sign |sbom (show|diff|convert|addendum)|"
                + "lifecycle identify|examine --for).*");
    commands.add(exit + " " + words + (judges ? DAY : "") + " --verbose");
  }

  private void assertNoneIsTold() throws IOException {
    List<String> told = new ArrayList<>();
    try (Stream<Path> files = Files.walk(folder.resolve("out"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String text = text(file);
        for (String secret : PlantedRun.SECRETS) {
          int at = text.indexOf(secret);
          if (at >= 0) {
            told.add(
                file + " holds " + text.substring(Math.max(0, at - 120), at + secret.length()));
          }
        }
      }
    }
    assertEquals("", String.join("\n", told));
  }

  private static String text(Path file) {
    try {
      return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
