package dev.cachet.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cachet.format.CycloneDxJson;
import dev.cachet.listing.BoundSource;
import dev.cachet.listing.FolderTree;
import dev.cachet.listing.LeftOut;
import dev.cachet.policy.GatePolicy;
import dev.cachet.rootfs.RootFolder;
import dev.cachet.sbom.Sbom;
import dev.cachet.yocto.YoctoSource;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The gate on an image whose build left no package database, with an SBOM of its manifest. */
class ManifestGateTest extends GateRoot {
  private static final String POLICY =
      "{\"schemaVersion\":1,\"operatingSystem\":{\"allowedStates\":[\"SUPPORTED\"],"
          + "\"minimumSupportDaysLeft\":1},\"catalogue\":{\"warnAfterDays\":60,"
          + "\"failAfterDays\":180},\"sbom\":{\"maximumAgeDays\":1%s}}";

  private Path manifest;

  @BeforeEach
  void makeAnImageWithoutADatabase() throws Exception {
    Files.delete(root.resolve("var/lib/dpkg/status"));
    manifest =
        Files.writeString(folder.resolve("i.rootfs.manifest"), "busybox core2_64 1.36.1-r0\n");
  }

  private static GatePolicy policy(String more) throws Exception {
    return GatePolicy.read(POLICY.formatted(more).getBytes(StandardCharsets.UTF_8));
  }

  private byte[] made() throws Exception {
    return new CycloneDxJson()
        .write(
            Sbom.of(
                new YoctoSource(manifest).inventory().content(),
                TODAY.atTime(12, 0).toInstant(ZoneOffset.UTC)));
  }

  @Test
  void passesWhereThePolicyAllowsItByName() throws Exception {
    GatePassed passed = judge(policy(",\"ofManifestAlone\":\"allow\""), made(), TODAY);
    assertTrue(evidence(passed).contains("gate.sbom-of-manifest"), evidence(passed));
    assertTrue(evidence(passed).contains("\"sbomOfManifestAlone\":\"allow\""), evidence(passed));
  }

  @Test
  void isRefusedWhereThePolicySaysNothingOrRefuses() throws Exception {
    assertEquals(List.of("gate.sbom-of-manifest"), refusal(policy(""), made(), TODAY, TODAY));
    assertEquals(
        List.of("gate.sbom-of-manifest"),
        refusal(policy(",\"ofManifestAlone\":\"refuse\""), made(), TODAY, TODAY));
  }

  @Test
  void isComparedWhereARootHasADatabaseAfterAll() throws Exception {
    byte[] sbom = made();
    write("lib/opkg/status", "Package: a\nVersion: 1\nStatus: install ok installed\n");
    List<String> rules = refusal(policy(",\"ofManifestAlone\":\"allow\""), sbom, TODAY, TODAY);
    assertTrue(rules.contains("drift.input-gone"), rules.toString());
    assertTrue(rules.contains("drift.input-new"), rules.toString());
  }

  @Test
  void doesNotTakeADatabaseThatIsNotReadForNone() throws Exception {
    byte[] sbom = made();
    write("var/lib/rpm/Packages", "x");
    List<String> rules = refusal(policy(",\"ofManifestAlone\":\"allow\""), sbom, TODAY, TODAY);
    assertTrue(rules.contains("drift.input-gone"), rules.toString());
  }

  @Test
  void doesNotPassWithoutPackages() throws Exception {
    Files.writeString(manifest, "");
    List<String> rules = refusal(policy(",\"ofManifestAlone\":\"allow\""), made(), TODAY, TODAY);
    assertTrue(rules.contains("gate.sbom-empty"), rules.toString());
  }

  @Test
  void doesNotTakeADocumentOfARootForOneOfAManifest() throws Exception {
    write("var/lib/dpkg/status", STATUS);
    byte[] sbom = sbom(TODAY);
    Files.delete(root.resolve("var/lib/dpkg/status"));
    List<String> rules = refusal(policy(",\"ofManifestAlone\":\"allow\""), sbom, TODAY, TODAY);
    assertTrue(rules.contains("drift.input-gone"), rules.toString());
  }

  /** Bound to the files of the root, the document is not of a manifest alone. */
  @Test
  void passesWithoutThePolicyWhereItIsBoundToTheFiles() throws Exception {
    write("usr/bin/busybox", "program");
    GatePassed passed = judge(policy(""), bound(), TODAY);
    assertTrue(evidence(passed).contains("is bound to the files of the root"), evidence(passed));
  }

  @Test
  void isRefusedWhereAFileIsNotThatOfTheBuild() throws Exception {
    write("usr/bin/busybox", "program");
    byte[] sbom = bound();
    write("usr/bin/busybox", "progran");
    List<String> rules = refusal(policy(",\"ofManifestAlone\":\"allow\""), sbom, TODAY, TODAY);
    assertTrue(rules.contains("drift.files-differ"), rules.toString());
    write("usr/bin/busybox", "program");
    write("etc/os-release", "ID=debian\nVERSION_ID=\"13\"\n# edited\n");
    rules = refusal(policy(""), sbom, TODAY, TODAY);
    assertTrue(rules.contains("drift.files-differ"), rules.toString());
  }

  private byte[] bound() throws Exception {
    BoundSource source =
        new BoundSource(
            new YoctoSource(manifest), new FolderTree(RootFolder.open(root)), LeftOut.none());
    return new CycloneDxJson()
        .write(
            Sbom.of(source.inventory().content(), TODAY.atTime(12, 0).toInstant(ZoneOffset.UTC)));
  }
}
