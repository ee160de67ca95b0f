package dev.cachet.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cachet.cli.output.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A mistake gives one line that says what, where and what to do, and the right exit code. */
class MistakesTest {
  @TempDir Path folder;

  @Test
  void aPackageThatIsNotThere() {
    assertLine(
        ExitCode.USAGE,
        "check the path",
        folder + "/nothere.cachet",
        "verify",
        folder + "/nothere.cachet");
  }

  @Test
  void anSbomInsteadOfAPackage() throws IOException {
    Path sbom =
        SmallRoot.write(folder.resolve("sbom.json"), "{\"bomFormat\":\"CycloneDX\"}".repeat(100));
    assertLine(
        ExitCode.REFUSED, sbom.toString(), "CONTAINER_MALFORMED in docs/errors.md", "verify", sbom);
  }

  @ParameterizedTest
  @CsvSource({
    "'{}', the file is JSON, '; the file is JSON, as trust roots and SBOMs are, and no package'",
    "'-----BEGIN PUBLIC KEY-----', PEM, '; the file is a key or certificate in PEM'",
    "'PK\u0003\u0004', ZIP, '; the file is a ZIP archive'",
  })
  void anotherFormInPlaceOfAPackage(String start, String first, String end) throws IOException {
    Path file = SmallRoot.write(folder.resolve("other"), start);
    assertLine(ExitCode.REFUSED, first, end + System.lineSeparator(), "verify", file);
  }

  @Test
  void aKeyInPlaceOfARoot() throws IOException {
    Path key = SmallRoot.write(folder.resolve("key.pem"), "-----BEGIN PUBLIC KEY-----");
    assertLine(
        ExitCode.REFUSED,
        "ENVELOPE_MALFORMED",
        "; the file is a key or certificate in PEM" + System.lineSeparator(),
        "verify",
        Path.of("../core/src/test/resources/golden/format-1.cachet"),
        "--root",
        key,
        "--root-sha256",
        Cachet.sha256(key));
  }

  @Test
  void anEmptyFileInsteadOfAPackage() throws IOException {
    Path empty = SmallRoot.write(folder.resolve("empty"), "");
    assertLine(ExitCode.REFUSED, "CONTAINER_MALFORMED", "expected", "verify", empty);
  }

  @Test
  void aFolderInsteadOfAPackage() {
    assertLine(ExitCode.UNREADABLE, folder.toString(), "a folder", "verify", folder);
  }

  @Test
  void aRootWithoutAPackageDatabase() {
    assertLine(
        ExitCode.UNREADABLE,
        folder.toString(),
        "dpkg",
        "sbom",
        "generate",
        "--rootfs",
        folder,
        "--out",
        "-");
  }

  @Test
  void aRootThatIsNotThere() {
    assertLine(
        ExitCode.USAGE,
        "nothere",
        "check the path",
        "lifecycle",
        "check",
        "--rootfs",
        folder + "/nothere");
  }

  @Test
  void twoThingsToCheck() {
    assertLine(
        ExitCode.USAGE, "--sbom", "--help", "lifecycle", "check", "--rootfs", "/", "--sbom", "s");
    assertLine(ExitCode.USAGE, "--rootfs", "--help", "lifecycle", "check");
    assertLine(
        ExitCode.USAGE,
        "--until 2020-01-01",
        "lies before",
        "lifecycle",
        "check",
        "--rootfs",
        "/",
        "--as-of",
        "2026-11-23",
        "--until",
        "2020-01-01");
  }

  @Test
  void anSbomThatIsNone() throws IOException {
    Path text = SmallRoot.write(folder.resolve("a.txt"), "no SBOM");
    assertLine(ExitCode.UNREADABLE, text.toString(), "JSON", "lifecycle", "check", "--sbom", text);
    Path other = SmallRoot.write(folder.resolve("b.json"), "{}");
    assertLine(
        ExitCode.UNREADABLE, "b.json", "neither CycloneDX", "lifecycle", "check", "--sbom", other);
    assertLine(
        ExitCode.UNREADABLE, folder.toString(), "a folder", "lifecycle", "check", "--sbom", folder);
  }

  @Test
  void filesOfFactsThatAreNone() throws IOException {
    Path root = SmallRoot.write(folder.resolve("root"));
    Path file = SmallRoot.write(folder.resolve("facts"), "{\"schemaVersion\":1,\"waiver\":[]}");
    Object[] check = {"lifecycle", "check", "--rootfs", root};
    assertLine(ExitCode.UNREADABLE, file + "", "/waiver", with(check, "--waivers", file));
    assertLine(ExitCode.UNREADABLE, file + "", "/waiver", with(check, "--overrides", file));
    assertLine(ExitCode.UNREADABLE, file + "", "catalogue", with(check, "--catalogue", file));
  }

  @Test
  void agesInTheWrongOrder() {
    assertLine(
        ExitCode.USAGE,
        "--max-age",
        "--help",
        "lifecycle",
        "check",
        "--rootfs",
        "/",
        "--max-age",
        "30");
  }

  private static Object[] with(Object[] words, Object... more) {
    return Stream.concat(Arrays.stream(words), Arrays.stream(more)).toArray();
  }

  @Test
  void anUnknownOption() {
    assertLine(ExitCode.USAGE, "--colour", "--help", "verify", "p.cachet", "--colour");
  }

  @Test
  void anUnknownCommand() {
    assertLine(ExitCode.USAGE, "verfy", "--help", "verfy", "p.cachet");
  }

  @Test
  void noCommand() {
    assertLine(ExitCode.USAGE, "missing", "--help");
    assertLine(ExitCode.USAGE, "missing", "generate", "sbom");
  }

  @Test
  void aMissingOption() {
    assertLine(ExitCode.USAGE, "--out", "--help", "sbom", "generate", "--rootfs", "/");
  }

  @Test
  void aDayThatIsNone() {
    assertLine(
        ExitCode.USAGE,
        "--as-of",
        "yesterday",
        "lifecycle",
        "check",
        "--rootfs",
        folder,
        "--as-of",
        "yesterday");
  }

  @Test
  void aPlaceThatCannotBeWritten() throws IOException {
    Path root = SmallRoot.write(folder.resolve("root"));
    Path file = SmallRoot.write(folder.resolve("file"), "");
    assertLine(
        ExitCode.UNREADABLE,
        file.toString(),
        "check",
        "sbom",
        "generate",
        "--rootfs",
        root,
        "--out",
        file + "/sbom.json");
    assertEquals(0, Files.size(file));
  }

  @Test
  void aPolicyWithAnUnknownMember() throws IOException {
    Path root = SmallRoot.write(folder.resolve("root"));
    Path policy =
        SmallRoot.write(folder.resolve("policy.json"), "{\"schemaVersion\":1,\"strict\":true}");
    Path sbom = SmallRoot.write(folder.resolve("sbom.json"), "{}");
    assertLine(
        ExitCode.UNREADABLE,
        "/strict",
        "policy.json",
        "gate",
        "--sbom",
        sbom,
        "--rootfs",
        root,
        "--policy",
        policy,
        "--payload",
        "p=" + sbom);
  }

  @Test
  void aFolderThatIsNoDevice() {
    assertLine(ExitCode.USAGE, "factory/record.json", "check the path", "device", "status", folder);
  }

  @Test
  void aPassphraseThatIsTooShort() throws IOException {
    Path secret = SmallRoot.secret(folder.resolve("secret"), "short\n");
    assertLine(
        ExitCode.USAGE,
        "passphrase",
        "8",
        "key",
        "new",
        "--alg",
        "EdDSA",
        "--out",
        folder.resolve("k"),
        "--passphrase-file",
        secret);
    assertTrue(Files.notExists(folder.resolve("k.pem")));
  }

  @Test
  void aPassphraseThatOthersCanRead() throws IOException {
    Path secret = SmallRoot.write(folder.resolve("secret"), "long enough\n");
    Files.setPosixFilePermissions(
        secret, java.nio.file.attribute.PosixFilePermissions.fromString("rw-r--r--"));
    assertLine(
        ExitCode.UNREADABLE,
        secret.toString(),
        "chmod 600",
        "key",
        "new",
        "--alg",
        "EdDSA",
        "--out",
        folder.resolve("k"),
        "--passphrase-file",
        secret);
  }

  @Test
  void aSlotThatCannotBeNamedSo() {
    assertLine(
        ExitCode.USAGE,
        "--slot",
        "Root",
        "device",
        "init",
        folder.resolve("device"),
        "--factory",
        folder,
        "--root",
        folder,
        "--slot",
        "Root=1");
  }

  @Test
  void aSlotOfNoSize() {
    assertLine(
        ExitCode.USAGE,
        "--slot",
        "-1",
        "device",
        "init",
        folder.resolve("device"),
        "--factory",
        folder,
        "--root",
        folder,
        "--slot",
        "rootfs=-1");
  }

  @Test
  void aFolderInPlaceOfAFile() {
    assertLine(ExitCode.UNREADABLE, folder.toString(), "a folder", "trust", "show", folder);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "key show @",
        "trust new @ --key k.pem --out root.json",
        "pack @ --sbom s --rootfs / --policy p --out o",
        "gate --sbom @ --rootfs / --policy p --payload i=f",
        "gate --sbom s --rootfs / --policy @ --payload i=f",
        "gate --sbom s --rootfs / --policy p --payload i=@",
        "sbom check @",
        "sbom convert --in @ --out s.json",
        "sbom diff @ @",
        "sbom generate --parts @ --out -",
        "lifecycle check --rootfs / --waivers @",
        "verify p.cachet --root @ --root-sha256 00",
        "verify p.cachet --root r --factory @ --floor 1",
        "device init d --factory @ --root r --slot rootfs=1",
        "device init d --factory f --root @ --slot rootfs=1",
      })
  void everyFolderInPlaceOfAFile(String words) {
    Cachet ran = Cachet.run((Object[]) words.replace("@", folder.toString()).split(" "));
    assertTrue(ran.err().contains(folder + ": ") || ran.err().contains("is not there"), ran.err());
  }

  @Test
  void aFolderOfTheOutputThatIsNotThere() throws IOException {
    Path root = SmallRoot.write(folder.resolve("root"));
    Path out = folder.resolve("nodir/sbom.json");
    assertLine(
        ExitCode.USAGE,
        "nodir",
        "is not there",
        "sbom",
        "generate",
        "--rootfs",
        root,
        "--out",
        out);
  }

  @Test
  void aDeviceFileIsNotReplaced() throws IOException {
    Path root = SmallRoot.write(folder.resolve("root"));
    assertLine(
        ExitCode.UNREADABLE,
        "/dev/null",
        "not a regular file",
        "sbom",
        "generate",
        "--rootfs",
        root,
        "--out",
        "/dev/null");
    assertFalse(Files.isRegularFile(Path.of("/dev/null")));
  }

  @Test
  void aYearThatNoDocumentCanHold() {
    assertLine(
        ExitCode.USAGE,
        "--as-of",
        "9999",
        "lifecycle",
        "check",
        "--rootfs",
        "/",
        "--as-of",
        "+1000000000-01-01T00:00:00Z");
  }

  @Test
  void aPackageHasToGoToAFile() {
    assertLine(ExitCode.USAGE, "--out -", "--help", "seal", folder, "--root", folder, "--out", "-");
  }

  @Test
  void aProductThatNoTableHas() {
    Object[] diff = {"lifecycle", "diff", "bundled", "bundled", "--product"};
    assertLine(ExitCode.USAGE, "neither table", "nosuch", with(diff, "nosuch"));
    assertLine(
        ExitCode.USAGE, "neither table", "nosuch", with(diff, "debian", "--product", "nosuch"));
    Cachet.done(with(diff, "debian"));
  }

  @Test
  void factsWithoutTheirDay() throws IOException {
    Path facts = SmallRoot.write(folder.resolve("full.json"), "{\"result\":[{\"name\":\"a\"}]}");
    assertLine(
        ExitCode.UNREADABLE,
        "generated_at",
        facts.toString(),
        "lifecycle",
        "compile",
        "--in",
        facts,
        "--out",
        folder.resolve("table.gz"));
    assertTrue(Files.notExists(folder.resolve("table.gz")));
  }

  @Test
  void quietAndVerboseAtOnce() {
    assertLine(ExitCode.USAGE, "--quiet", "--verbose", "-q", "lifecycle", "lookup", "a@1", "-v");
  }

  @Test
  void aDayAnInstantAndANumberThatAreNone() {
    Object[] check = {"lifecycle", "check", "--rootfs", "/"};
    assertLine(
        ExitCode.USAGE, "--until", "'2026-13-01' is no day", with(check, "--until", "2026-13-01"));
    assertLine(
        ExitCode.USAGE, "--within", "'ten' is no whole number", with(check, "--within", "ten"));
    Object[] verify = {"verify", "p.cachet"};
    assertLine(
        ExitCode.USAGE,
        "--clock-floor",
        "'noon' is no instant",
        with(verify, "--clock-floor", "noon"));
    assertLine(
        ExitCode.USAGE, "--floor", "'low' is no whole number", with(verify, "--floor", "low"));
  }

  @Test
  void aPathOfAVariableThatIsNotSet() {
    assertLine(ExitCode.USAGE, "--root", "an empty path", "verify", "p.cachet", "--root", "");
  }

  @Test
  void aPayloadWithoutItsId() {
    Cachet ran = Cachet.run("gate", "--payload", "image.bin");
    assertTrue(ran.err().contains("--payload"), ran.err());
    assertFalse(ran.err().contains("option option"), ran.err());
  }

  @Test
  void aPolicyThatIsNoJson() throws IOException {
    Path root = SmallRoot.write(folder.resolve("root"));
    Path policy = SmallRoot.write(folder.resolve("policy.json"), "{\"schemaVersion\":1,");
    assertLine(
        ExitCode.UNREADABLE,
        policy + ": not JSON: ",
        "at line 1, column ",
        "gate",
        "--sbom",
        policy,
        "--rootfs",
        root,
        "--policy",
        policy,
        "--payload",
        "p=" + policy);
  }

  @Test
  void aPayloadThatIsNotThere() {
    assertLine(
        ExitCode.USAGE,
        folder + "/nothere.img",
        "check the path",
        "example",
        folder.resolve("pump"),
        "--payload",
        folder + "/nothere.img");
    assertTrue(Files.notExists(folder.resolve("pump")));
  }

  @Test
  void helpOnACommandThatIsNone() {
    assertLine(ExitCode.USAGE, "'cachet sbom'", "'chek'", "help", "sbom", "chek");
  }

  @Test
  void aScreenForASignerThatIsNoText() {
    assertLine(
        ExitCode.USAGE,
        "--for-signing",
        "--format",
        "examine",
        "--for-signing",
        folder,
        "--format",
        "json");
  }

  private static void assertLine(int exit, String first, String second, Object... words) {
    Cachet ran = Cachet.run(words);
    assertEquals(exit, ran.exit(), ran.err());
    assertEquals(1, ran.err().lines().count(), ran.err());
    assertTrue(ran.err().startsWith("cachet: "), ran.err());
    assertTrue(ran.err().contains(first), first + " in: " + ran.err());
    assertTrue(ran.err().contains(second), second + " in: " + ran.err());
    for (String inner : List.of("Exception", "java.", "Error: ", "option option", "[Source")) {
      assertFalse(ran.err().contains(inner), ran.err());
    }
  }
}
