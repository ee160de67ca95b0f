package dev.cachet.factory;

import dev.cachet.author.PackageDescription;
import dev.cachet.catalogue.Catalogue;
import dev.cachet.format.CycloneDxJson;
import dev.cachet.gate.Gate;
import dev.cachet.gate.GatePassed;
import dev.cachet.lifecycle.SupportAssessor;
import dev.cachet.lifecycle.SupportReport;
import dev.cachet.os.OsIdentifier;
import dev.cachet.os.OsIdentity;
import dev.cachet.policy.GatePolicy;
import dev.cachet.root.RootfsSource;
import dev.cachet.rootfs.RootFolder;
import dev.cachet.sbom.Sbom;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;

/** A gate over a root of one package: Debian 13, supported on the day. */
public final class RealGate {
  public static final String POLICY =
      """
      { "schemaVersion": 1,
        "operatingSystem": { "allowedStates": ["SUPPORTED", "SECURITY_ONLY"],
                             "minimumSupportDaysLeft": 30 },
        "catalogue": { "warnAfterDays": 900, "failAfterDays": 900 },
        "sbom": { "maximumAgeDays": 7 } }
      """;
  private static final String OS_RELEASE =
      """
      PRETTY_NAME="Debian GNU/Linux 13 (trixie)"
      NAME="Debian GNU/Linux"
      VERSION_ID="13"
      VERSION="13 (trixie)"
      VERSION_CODENAME=trixie
      ID=debian
      """;
  private static final String STATUS =
      """
      Package: libexample1
      Status: install ok installed
      Architecture: amd64
      Maintainer: Example Maintainers <maintainers@example.org>
      Version: 1.2-3
      Description: an example

      """;

  private RealGate() {}

  public static GatePassed over(PackageDescription description, Path folder) throws Exception {
    return over(description, folder, Optional.empty());
  }

  /** Over the folder as it is, made if it is not there; with the SBOM of the last release. */
  public static GatePassed over(
      PackageDescription description, Path folder, Optional<byte[]> previous) throws Exception {
    return over(description, folder, previous, POLICY);
  }

  /** By another policy. */
  public static GatePassed over(
      PackageDescription description, Path folder, Optional<byte[]> previous, String text)
      throws Exception {
    RootFolder root =
        RootFolder.open(Files.exists(folder.resolve("etc")) ? folder : debian(folder));
    Catalogue catalogue = Catalogue.bundled();
    // The day of the package: older evidence would be refused.
    LocalDate day = SamplePack.CREATED.atOffset(ZoneOffset.UTC).toLocalDate();
    OsIdentity os = new OsIdentifier(catalogue).identify(root);
    SupportReport support = new SupportAssessor(catalogue).assess(os, day, null);
    Sbom sbom =
        Sbom.of(
            new RootfsSource(root, os).inventory().content(),
            day.atStartOfDay(ZoneOffset.UTC).toInstant());
    byte[] document = new CycloneDxJson().write(sbom);
    GatePolicy policy = GatePolicy.read(text.getBytes(StandardCharsets.UTF_8));
    return new Gate(policy)
        .judge(document, previous, root, support, description.payloadFiles(), day);
  }

  /** Puts another version of the one package into the root. */
  public static void install(Path status, String version) throws Exception {
    Files.writeString(status, STATUS.replace("1.2-3", version));
  }

  private static Path debian(Path folder) throws Exception {
    Files.createDirectories(folder.resolve("etc"));
    Files.createDirectories(folder.resolve("var/lib/dpkg"));
    Files.writeString(folder.resolve("etc/os-release"), OS_RELEASE);
    Files.writeString(folder.resolve("var/lib/dpkg/status"), STATUS);
    return folder;
  }
}
