package example.agent;

import dev.cachet.authorisation.AuthorisedUpdate;
import dev.cachet.authorisation.NotNowException;
import dev.cachet.device.DeviceTime;
import dev.cachet.installation.FolderDevice;
import dev.cachet.installation.Installer;
import dev.cachet.installation.Receipt;
import dev.cachet.installation.Resumption;
import dev.cachet.installation.StagedUpdate;
import dev.cachet.pack.ReceivedPackage;
import dev.cachet.refusal.PackageRefusedException;
import dev.cachet.refusal.Reason;
import dev.cachet.verification.VerifiedManifest;
import java.io.IOException;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** The updates of one device: what to do after a start, and with what lies on the stick. */
final class UpdateAgent {
  private static final int MOST_REMEMBERED = 256;

  private final Settings settings;
  private final FolderDevice device;
  private final Installer installer;
  private final Ports ports;
  private final Stick stick;
  private final Outbox outbox;
  private final Agreement agreement;
  private final Diary diary;
  private final Set<String> refused = new HashSet<>();
  private Optional<StagedUpdate> waiting = Optional.empty();
  private boolean exported;

  UpdateAgent(Settings settings, FolderDevice device, Ports ports, Outbox outbox, Diary diary)
      throws IOException {
    this.settings = settings;
    this.device = device;
    this.installer = device.installer();
    this.ports = ports;
    this.stick = new Stick(settings.stick());
    this.outbox = outbox;
    this.agreement = new Agreement(settings, device, ports, outbox, diary);
    this.diary = diary;
  }

  /** What comes next. */
  enum Next {
    /** Look again later. */
    WAIT,
    /** A restart was asked for. */
    RESTART
  }

  /** Comes first after every start: finishes what a restart or a power cut left open. */
  Next start() throws PackageRefusedException, IOException {
    DeviceTime time = time();
    try {
      Resumption found = installer.resume(time);
      switch (found.situation()) {
        case ON_TRIAL ->
            ended(installer.confirm(found.trial().orElseThrow(), ports.health(), time));
        case CONFIRMED, FELL_BACK, UNPROVEN -> ended(found.receipt().orElseThrow());
        case STAGED -> waiting = found.staged();
        case AWAITING_RESTART -> {
          return restart("an update is installed");
        }
        case UNKNOWN_TRIAL -> {
          return restart("a slot is on trial that the device knows nothing of");
        }
        case NOTHING_PENDING, STAGING_INTERRUPTED -> diary.say("nothing is pending");
      }
      return Next.WAIT;
    } catch (PackageRefusedException e) {
      refuse("", e);
      // Nothing is confirmed, so this restart goes back to the release before.
      return restart("the update on trial is not confirmed");
    }
  }

  /** One look at what waits and at the stick. */
  Next round() throws PackageRefusedException, IOException {
    export();
    if (waiting.isPresent()) {
      return switchTo(waiting.get()) ? restart("an update is installed") : Next.WAIT;
    }
    if (!stick.isThere()) {
      // Another stick, or the same one again: everything is looked at anew.
      exported = false;
      refused.clear();
      diary.startAnew();
      return Next.WAIT;
    }
    for (Stick.Offer offer : stick.packages()) {
      if (!refused.contains(offer.mark()) && install(offer)) {
        return restart(offer.name() + " is installed");
      }
    }
    return Next.WAIT;
  }

  /** True when the loader was told to try it. */
  private boolean install(Stick.Offer offer) throws PackageRefusedException, IOException {
    DeviceTime time = time();
    try (ReceivedPackage received = ReceivedPackage.open(offer.file())) {
      VerifiedManifest verified = device.verifier().verify(received, time);
      AuthorisedUpdate update = agreement.to(verified, stick, time);
      diary.say("installing " + offer.name() + ", version " + verified.manifest().version());
      return switchTo(installer.stage(update, time));
    } catch (NotNowException e) {
      diary.say(offer.name() + ": not now: " + e.getMessage());
    } catch (PackageRefusedException e) {
      if (e.refusal().reason() != Reason.AUTHORISATION_REQUIRED) {
        remember(offer);
        refuse(offer.name() + ": ", e);
      }
    }
    return false;
  }

  /** An update that is staged waits for its moment and is not written again. */
  private boolean switchTo(StagedUpdate staged) throws PackageRefusedException, IOException {
    waiting = Optional.empty();
    try {
      installer.switchTo(staged, ports.inUse(), time());
      return true;
    } catch (NotNowException e) {
      waiting = Optional.of(staged);
      diary.say("not now: " + e.getMessage());
    } catch (PackageRefusedException e) {
      refuse("", e);
    }
    return false;
  }

  private void ended(Receipt receipt) {
    diary.say("update " + receipt.installSeq() + ": " + receipt.outcome());
    exported = false;
    export();
  }

  private Next restart(String why) throws IOException {
    diary.say(why + "; restarting");
    exported = false;
    export();
    ports.restart();
    return Next.RESTART;
  }

  /** A stick that takes nothing keeps no update from going on. */
  private void export() {
    if (exported || !stick.isThere()) {
      return;
    }
    try {
      outbox.export();
      exported = true;
    } catch (IOException e) {
      diary.say("nothing exported: " + e);
    }
  }

  private void remember(Stick.Offer offer) {
    if (refused.size() >= MOST_REMEMBERED) {
      refused.clear();
    }
    refused.add(offer.mark());
  }

  private void refuse(String what, PackageRefusedException e) throws PackageRefusedException {
    if (e.refusal().reason() == Reason.STATE_LOST) {
      throw e;
    }
    String line = what + e.refusal().line();
    diary.say("refused: " + line);
    try {
      outbox.refused(line);
    } catch (IOException io) {
      diary.say("nothing exported: " + io);
    }
  }

  private DeviceTime time() {
    return settings.clock() ? device.memory().time(Instant.now()) : device.memory().time();
  }
}
