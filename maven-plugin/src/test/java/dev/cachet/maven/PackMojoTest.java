package dev.cachet.maven;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cachet.author.UnsignedPackage;
import dev.cachet.catalogue.Catalogue;
import dev.cachet.format.SbomSpec;
import dev.cachet.jose.Algorithm;
import dev.cachet.merge.SourceDetection;
import dev.cachet.sbom.Sbom;
import dev.cachet.signer.KeyFile;
import dev.cachet.signer.SigningKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Packs the release of the test project of that name, and signs it. */
class PackMojoTest {
  private static final Path RELEASE = Path.of("src/it/release");
  private static final Instant INSTANT = Instant.parse("2026-11-23T00:00:00Z");

  @TempDir Path folder;
  private Path packed;
  private Executions executions;

  @BeforeEach
  void describe() throws Exception {
    copy(List.of("policy.json", "stricter.json", "pack.json"));
    copy(List.of("rootfs/etc/os-release", "rootfs/var/lib/dpkg/status"));
    Files.writeString(folder.resolve("image.bin"), "an image\n".repeat(1000));
    Sbom sbom =
        Sbom.of(
            SourceDetection.root(folder.resolve("rootfs"), Catalogue.bundled())
                .inventory()
                .content(),
            INSTANT);
    Files.write(folder.resolve("sbom.cdx.json"), SbomSpec.CYCLONEDX_1_6_JSON.write(sbom));
    packed = folder.resolve("target/cachet/package");
    executions = new Executions(folder.resolve("target"));
  }

  @Test
  void leavesAPackageAndItsSignaturesAloneWhileNothingChanged() throws Exception {
    mojo().execute();
    Path signature = signature();
    mojo().execute();
    assertTrue(executions.saidNothingChanged(), executions.said.toString());
    assertTrue(Files.exists(signature));
  }

  @Test
  void packsAnewWithoutTheOldSignaturesWhenAPayloadChanged() throws Exception {
    mojo().execute();
    byte[] before = Files.readAllBytes(packed.resolve("manifest.json"));
    Path signature = signature();
    Files.writeString(folder.resolve("image.bin"), "another image\n".repeat(1000));
    mojo().execute();
    assertFalse(executions.saidNothingChanged(), executions.said.toString());
    assertFalse(Files.exists(signature), "a signature over another manifest");
    assertFalse(Arrays.equals(before, Files.readAllBytes(packed.resolve("manifest.json"))));
  }

  @Test
  void neverReplacesAFolderThatItDidNotWrite() throws Exception {
    Path foreign = Files.createDirectories(packed).resolve("manifest.json");
    Files.writeString(foreign, "of somebody else");
    MojoExecutionException refused =
        assertThrows(MojoExecutionException.class, () -> mojo().execute());
    assertTrue(refused.getMessage().contains("out " + packed), refused.getMessage());
    assertEquals("of somebody else", Files.readString(foreign));
  }

  @Test
  void asksTheGateAndLeavesNothingToSignWhereItRefuses() throws Exception {
    mojo().execute();
    PackMojo stricter = mojo();
    stricter.policy = folder.resolve("stricter.json").toFile();
    MojoFailureException refused = assertThrows(MojoFailureException.class, stricter::execute);
    assertTrue(refused.getMessage().contains("gate.os-state"), refused.getMessage());
    assertFalse(Files.exists(packed));
  }

  @Test
  void judgesADistributionOfOnesOwnByFactsOfOnesOwn() throws Exception {
    Files.writeString(
        folder.resolve("rootfs/etc/os-release"), "ID=acme-os\nNAME=Acme\nVERSION_ID=4.2.1\n");
    Sbom sbom =
        Sbom.of(
            SourceDetection.root(folder.resolve("rootfs"), Catalogue.bundled())
                .inventory()
                .content(),
            INSTANT);
    Files.write(folder.resolve("sbom.cdx.json"), SbomSpec.CYCLONEDX_1_6_JSON.write(sbom));
    MojoFailureException refused = assertThrows(MojoFailureException.class, mojo()::execute);
    assertTrue(refused.getMessage().contains("gate.os-state"), refused.getMessage());
    PackMojo own = mojo();
    own.policy = folder.resolve("stricter.json").toFile();
    own.overrides = folder.resolve("own.json").toFile();
    Files.writeString(
        own.overrides.toPath(),
        "{\"schemaVersion\":1,\"facts\":[{\"product\":\"acme-os\",\"cycle\":\"4.2\","
            + "\"supportEnd\":\"2036-12-31\",\"reference\":\"r\",\"noted\":\"2026-11-01\"}]}");
    own.execute();
    assertTrue(Files.exists(packed.resolve("manifest.json")));
  }

  @Test
  void namesTheDescriptionThatIsWrong() throws Exception {
    Files.writeString(folder.resolve("pack.json"), "{ \"schemaVersion\": 1, \"colour\": \"red\" }");
    MojoExecutionException wrong =
        assertThrows(MojoExecutionException.class, () -> mojo().execute());
    assertTrue(wrong.getMessage().startsWith("pack: description " + folder), wrong.getMessage());
  }

  @Test
  void signsThePackageThatWasShownAndNoOther() throws Exception {
    mojo().execute();
    String shown = UnsignedPackage.open(packed).packageId().hex();
    String other = "0".repeat(64);
    MojoExecutionException refused =
        assertThrows(MojoExecutionException.class, () -> signing(other).execute());
    assertTrue(refused.getMessage().contains("holds package " + shown), refused.getMessage());
    MojoExecutionException wrong =
        assertThrows(MojoExecutionException.class, () -> signing("abc").execute());
    assertTrue(wrong.getMessage().contains("packageId takes 64 digits"), wrong.getMessage());
    SignMojo unset = signing(null);
    unset.execution.setConfiguration(packageId("${not.set}"));
    MojoExecutionException nothing = assertThrows(MojoExecutionException.class, unset::execute);
    assertTrue(nothing.getMessage().contains("comes to nothing: ${not.set}"), nothing.getMessage());
    assertFalse(Files.exists(packed.resolve("signatures")));
    signing(shown).execute();
    assertEquals(1, UnsignedPackage.open(packed).signatures().signatures().size());
  }

  @Test
  void signsNothingThatNobodyWasShown() throws Exception {
    mojo().execute();
    SignMojo free = signing(null);
    free.execution.setConfiguration(packageId("${cachet.packageId}"));
    MojoExecutionException wrong = assertThrows(MojoExecutionException.class, free::execute);
    assertTrue(wrong.getMessage().contains("packageId is not given"), wrong.getMessage());
    assertFalse(Files.exists(packed.resolve("signatures")));
  }

  private static Xpp3Dom packageId(String value) {
    Xpp3Dom all = new Xpp3Dom("configuration");
    Xpp3Dom one = new Xpp3Dom("packageId");
    one.setValue(value);
    all.addChild(one);
    return all;
  }

  private SignMojo signing(@Nullable String packageId) throws IOException {
    char[] secret = "a passphrase for a test".toCharArray();
    Path key = folder.resolve("release.pem");
    if (!Files.exists(key)) {
      KeyFile.write(
          key, SigningKey.generate(Algorithm.ED25519, new SecureRandom()), secret.clone());
    }
    Path file = Files.writeString(folder.resolve("secret.txt"), new String(secret));
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    SignMojo mojo =
        executions.of(
            new SignMojo(
                request -> {
                  throw new AssertionError("there is a passphrase file");
                }),
            "sign");
    mojo.folder = packed.toFile();
    mojo.packageId = packageId;
    mojo.keys = List.of(key.toFile());
    mojo.passphraseFile = file.toFile();
    return mojo;
  }

  private PackMojo mojo() {
    PackMojo mojo = executions.of(new PackMojo(), "pack");
    mojo.asOf = INSTANT.toString();
    mojo.sbom = folder.resolve("sbom.cdx.json").toFile();
    mojo.rootfs = folder.resolve("rootfs").toFile();
    mojo.policy = folder.resolve("policy.json").toFile();
    mojo.description = folder.resolve("pack.json").toFile();
    mojo.out = packed.toFile();
    return mojo;
  }

  private Path signature() throws IOException {
    Files.createDirectories(packed.resolve("signatures"));
    return Files.writeString(packed.resolve("signatures/somebody.json"), "{}");
  }

  private void copy(List<String> names) throws IOException {
    for (String name : names) {
      Path file = folder.resolve(name);
      Files.createDirectories(file.getParent());
      Files.copy(RELEASE.resolve(name), file);
    }
  }
}
