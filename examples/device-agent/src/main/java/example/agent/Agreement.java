package example.agent;

import dev.cachet.authorisation.AuthorisedUpdate;
import dev.cachet.authorisation.Authoriser;
import dev.cachet.authorisation.NotNowException;
import dev.cachet.device.DeviceTime;
import dev.cachet.installation.FolderDevice;
import dev.cachet.memory.DeviceMemory;
import dev.cachet.refusal.PackageRefusedException;
import dev.cachet.refusal.Reason;
import dev.cachet.statement.Binding;
import dev.cachet.statement.InstallGrant;
import dev.cachet.statement.Party;
import dev.cachet.statement.SiteStatement;
import dev.cachet.statement.StatementVerifier;
import dev.cachet.verification.VerifiedManifest;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Whose agreement to an update lies on the stick, and what is still asked for. */
final class Agreement {
  private final Settings settings;
  private final FolderDevice device;
  private final Ports ports;
  private final Outbox outbox;
  private final Diary diary;

  Agreement(Settings settings, FolderDevice device, Ports ports, Outbox outbox, Diary diary) {
    this.settings = settings;
    this.device = device;
    this.ports = ports;
    this.outbox = outbox;
    this.diary = diary;
  }

  /** Takes the agreements from the stick; where one is missing, the device writes its request. */
  AuthorisedUpdate to(VerifiedManifest verified, Stick stick, DeviceTime time)
      throws PackageRefusedException, NotNowException, IOException {
    try {
      return new Authoriser(settings.agreement())
          .authorise(verified, grants(verified, stick, time), time, ports.inUse());
    } catch (PackageRefusedException e) {
      if (e.refusal().reason() == Reason.AUTHORISATION_REQUIRED) {
        ask(verified, e.refusal().line());
      }
      throw e;
    }
  }

  /** One of each party at most: what the authoriser is given is spent. */
  private List<InstallGrant> grants(VerifiedManifest verified, Stick stick, DeviceTime time)
      throws IOException {
    StatementVerifier statements = device.statements(time);
    List<SiteStatement> sites = sites(statements, stick);
    Map<Party, InstallGrant> grants = new EnumMap<>(Party.class);
    for (byte[] grant : stick.grants()) {
      try {
        InstallGrant judged = statements.grant(grant, sites, verified.packageId());
        grants.putIfAbsent(judged.claims().party(), judged);
      } catch (PackageRefusedException e) {
        diary.say("a grant is of no use here: " + e.refusal().line());
      }
    }
    return List.copyOf(grants.values());
  }

  private List<SiteStatement> sites(StatementVerifier statements, Stick stick) throws IOException {
    List<SiteStatement> sites = new ArrayList<>();
    for (byte[] site : stick.sites()) {
      try {
        sites.add(statements.site(site));
      } catch (PackageRefusedException e) {
        diary.say("a site statement is of no use here: " + e.refusal().line());
      }
    }
    return sites;
  }

  private void ask(VerifiedManifest verified, String why) throws IOException {
    DeviceMemory memory = device.memory();
    Binding binding =
        memory.state().spentStatements().sequenceLost()
            ? Binding.toNonce(memory.nonce(new SecureRandom()))
            : memory.nextInstallation();
    diary.say("version " + verified.manifest().version() + " waits for agreement: " + why);
    try {
      outbox.request(memory.request(verified.packageId(), binding));
    } catch (IOException e) {
      diary.say("no request on the stick: " + e);
    }
  }
}
