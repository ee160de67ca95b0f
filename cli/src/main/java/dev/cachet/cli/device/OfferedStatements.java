package dev.cachet.cli.device;

import dev.cachet.authorisation.AuthorisedUpdate;
import dev.cachet.authorisation.Authoriser;
import dev.cachet.authorisation.DeviceStateProbe;
import dev.cachet.cli.option.Input;
import dev.cachet.cli.statement.Judged;
import dev.cachet.device.DeviceTime;
import dev.cachet.installation.FolderDevice;
import dev.cachet.pack.ReceivedPackage;
import dev.cachet.statement.InstallGrant;
import dev.cachet.statement.SiteStatement;
import dev.cachet.statement.StatementVerifier;
import dev.cachet.trust.Authorisation;
import dev.cachet.verification.PackageVerifier;
import dev.cachet.verification.VerifiedManifest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The statements that come beside a package to a device. */
final class OfferedStatements {
  @Spec(Spec.Target.MIXEE)
  private @Nullable CommandSpec spec;

  @Option(
      names = "--grant",
      paramLabel = "FILE",
      description = "An install grant for this package; may be given several times.")
  private List<Path> grants = List.of();

  @Option(
      names = "--site",
      paramLabel = "FILE",
      description = "A site statement, for grants by keys of a site; may be given several times.")
  private List<Path> sites = List.of();

  @Option(names = "--downgrade", paramLabel = "FILE", description = "A downgrade for this package.")
  private @Nullable Path downgrade;

  @Option(
      names = "--authorisation",
      paramLabel = "WHO",
      defaultValue = "none",
      description =
          "The least that this device asks for: ${COMPLETION-CANDIDATES}; package and root may ask"
              + " for more.")
  private Authorisation least;

  AuthorisedUpdate authorise(
      FolderDevice device, ReceivedPackage received, DeviceTime time, DeviceStateProbe probe)
      throws Exception {
    if (grants.size() > Authoriser.MAX_GRANTS) {
      throw new ParameterException(
          Objects.requireNonNull(spec).commandLine(),
          "--grant may be given " + Authoriser.MAX_GRANTS + " times at most");
    }
    PackageVerifier verifier = device.verifier();
    if (downgrade != null) {
      verifier =
          verifier.withDowngrade(Input.read(downgrade), device.memory().state().spentStatements());
    }
    VerifiedManifest verified = verifier.verify(received, time);
    // Only now: the package may have brought a newer root.
    StatementVerifier statements = device.statements(time);
    List<SiteStatement> about = new ArrayList<>();
    for (Path site : sites) {
      byte[] envelope = Input.read(site);
      about.add(Judged.naming(site, () -> statements.site(envelope)));
    }
    List<InstallGrant> judged = new ArrayList<>();
    for (Path file : grants) {
      byte[] grant = Input.read(file);
      judged.add(Judged.naming(file, () -> statements.grant(grant, about, verified.packageId())));
    }
    return new Authoriser(least).authorise(verified, judged, time, probe);
  }
}
