package dev.cachet.cli.device;

import dev.cachet.authorisation.AuthorisedUpdate;
import dev.cachet.authorisation.DeviceState;
import dev.cachet.cli.option.AsOf;
import dev.cachet.cli.option.Group;
import dev.cachet.cli.option.Input;
import dev.cachet.cli.output.Answer;
import dev.cachet.cli.output.ExitCode;
import dev.cachet.cli.output.Progress;
import dev.cachet.command.CommandException;
import dev.cachet.command.release.RootChain;
import dev.cachet.device.DeviceTime;
import dev.cachet.digest.Sha256;
import dev.cachet.directory.DirectoryHandler;
import dev.cachet.installation.FolderDevice;
import dev.cachet.installation.InstallOutcome;
import dev.cachet.installation.Installer;
import dev.cachet.installation.Receipt;
import dev.cachet.installation.Resumption;
import dev.cachet.installation.StagedUpdate;
import dev.cachet.installation.TrialUpdate;
import dev.cachet.installation.handler.PayloadHandlers;
import dev.cachet.installation.health.Health;
import dev.cachet.installation.slot.SlotLayout;
import dev.cachet.installation.status.StatusFormat;
import dev.cachet.pack.ReceivedPackage;
import dev.cachet.refusal.PackageRefusedException;
import dev.cachet.storage.FolderStorage;
import dev.cachet.storage.StorageLock;
import dev.cachet.trust.TrustChain;
import dev.cachet.trust.TrustedRoot;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "device",
    mixinStandardHelpOptions = true,
    footerHeading = "%nExample:%n",
    footer = "  cachet device status pump-17",
    synopsisSubcommandLabel = "COMMAND",
    description = "Simulate a device in a folder.",
    subcommands = {
      DeviceCommand.Init.class,
      DeviceRequest.class,
      DeviceSequence.class,
      DeviceNotice.class,
      DeviceRebuild.class,
      DeviceCommand.Install.class,
      DeviceCommand.Restart.class,
      DeviceCommand.Confirm.class,
      DeviceCommand.Status.class,
      DeviceAudit.class,
      DeviceReceipt.class,
      DeviceExported.class
    })
public final class DeviceCommand extends Group {

  /** What every command about a device needs. */
  abstract static class OnFolder implements Callable<Integer> {
    @Spec CommandSpec spec;

    @Parameters(index = "0", paramLabel = "FOLDER", description = "The folder of the device.")
    Path folder;

    FolderDevice device() throws Exception {
      try {
        return FolderDevice.open(new FolderStorage(folder));
      } catch (PackageRefusedException e) {
        throw LostDevice.of(folder, e).told();
      }
    }

    /** Directories are unpacked beside the slots of images. */
    Installer installer(FolderDevice device) throws Exception {
      return device.installer(
          PayloadHandlers.none().withDirectories(new DirectoryHandler(folder.resolve("trees"))));
    }

    static void print(PrintWriter out, Receipt receipt) {
      out.println(receipt.outcome() + " " + receipt.packageId());
      out.println(receipt.token());
    }

    PrintWriter out() {
      return spec.commandLine().getOut();
    }
  }

  /** What every command needs that judges a time. */
  abstract static class AtTime extends OnFolder {
    @Mixin AsOf asOf;

    DeviceTime time(FolderDevice device) {
      out().println("as of " + asOf.instant());
      return device.memory().time(asOf.instant());
    }
  }

  @Command(
      name = "init",
      mixinStandardHelpOptions = true,
      description = "Provision a device from its factory record and first trust root.",
      footerHeading = "%nExample:%n",
      footer =
          "  cachet device init pump-17 --factory factory.json --root root-1.json --slot"
              + " rootfs=67108864")
  static final class Init extends OnFolder {
    @Option(
        names = "--factory",
        required = true,
        paramLabel = "FILE",
        description = "Factory record.")
    Path factory;

    @Option(
        names = "--root",
        required = true,
        paramLabel = "FILE",
        description = "First trust root.")
    Path root;

    @Option(
        names = "--slot",
        required = true,
        paramLabel = "NAME=BYTES",
        description = "A payload slot and how much it takes; may be given several times.")
    Map<String, Long> slots = Map.of();

    @Override
    public Integer call() throws Exception {
      try {
        SlotLayout unusedLayout = SlotLayout.of("a", "b", slots);
      } catch (IllegalArgumentException e) {
        throw new ParameterException(spec.commandLine(), "--slot: " + e.getMessage());
      }
      byte[] record = Input.read(factory);
      byte[] envelope = Input.read(root);
      Sha256 named = RootChain.factoryRecord(factory, record).root1();
      try {
        TrustedRoot unused = TrustChain.anchor(envelope, named);
      } catch (PackageRefusedException e) {
        throw CommandException.of(e, root + ": ");
      }
      FolderDevice made =
          FolderDevice.initialise(
              new FolderStorage(Files.createDirectories(folder)),
              record,
              envelope,
              slots,
              new SecureRandom());
      out().println("device " + made.memory().factory().udiDi() + " in " + folder);
      return ExitCode.DONE;
    }
  }

  @Command(
      name = "install",
      mixinStandardHelpOptions = true,
      description = "Verify a package and install it into the slot that does not run.",
      footerHeading = "%nExample:%n",
      footer = "  cachet device install pump-17 release-7.cachet --state idle")
  static final class Install extends AtTime {
    @Parameters(index = "1", paramLabel = "PACKAGE", description = "A released package.")
    Path file;

    @Option(
        names = "--state",
        required = true,
        paramLabel = "STATE",
        description = "State that the device reports: ${COMPLETION-CANDIDATES}.")
    DeviceState state;

    @Mixin OfferedStatements statements;

    @Override
    public Integer call() throws Exception {
      FolderDevice device = device();
      DeviceTime time = time(device);
      Installer installer = installer(device);
      installer.resume(time).receipt().ifPresent(ended -> print(out(), ended));
      try (ReceivedPackage received = ReceivedPackage.open(file)) {
        AuthorisedUpdate update = authorise(device, installer, received, time);
        StagedUpdate staged =
            Progress.during(
                "installing",
                Files.size(file),
                spec.commandLine().getErr(),
                () -> installer.stage(update, time));
        installer.switchTo(staged, () -> state, time);
        out().println("installed " + update.verified().packageId() + "; restart to try it");
      }
      return ExitCode.DONE;
    }

    private AuthorisedUpdate authorise(
        FolderDevice device, Installer installer, ReceivedPackage received, DeviceTime time)
        throws Exception {
      try {
        return statements.authorise(device, received, time, () -> state);
      } catch (PackageRefusedException e) {
        installer.countRefusedOffer();
        throw e;
      }
    }
  }

  @Command(
      name = "restart",
      mixinStandardHelpOptions = true,
      description = "Simulate the boot loader: try the selected slot once, or fall back.",
      footerHeading = "%nExample:%n",
      footer = "  cachet device restart pump-17")
  @SuppressWarnings("try") // A lock is held, not used.
  static final class Restart extends OnFolder {
    @Override
    public Integer call() throws Exception {
      FolderDevice device = device();
      try (StorageLock unused = device.memory().lock()) {
        out().println("slot " + device.loader().start() + " runs");
      }
      return ExitCode.DONE;
    }
  }

  @Command(
      name = "confirm",
      mixinStandardHelpOptions = true,
      description = "Confirm the update on trial if the device is healthy, and print the receipt.",
      footerHeading = "%nExample:%n",
      footer = "  cachet device confirm pump-17 --health healthy")
  static final class Confirm extends AtTime {
    @Option(
        names = "--health",
        required = true,
        paramLabel = "HEALTH",
        description = "State that the device reports: ${COMPLETION-CANDIDATES}.")
    Health health;

    @Override
    public Integer call() throws Exception {
      FolderDevice device = device();
      DeviceTime time = time(device);
      Installer installer = installer(device);
      Resumption found = installer.resume(time);
      Optional<TrialUpdate> trial = found.trial();
      Optional<Receipt> receipt =
          trial.isPresent()
              ? Optional.of(installer.confirm(trial.get(), () -> health, time))
              : found.receipt();
      if (receipt.isEmpty()) {
        out().println("nothing to confirm: " + found.situation());
        return ExitCode.NOT_NOW;
      }
      print(out(), receipt.get());
      return receipt.get().outcome() == InstallOutcome.CONFIRMED ? ExitCode.DONE : ExitCode.REFUSED;
    }
  }

  @Command(
      name = "status",
      mixinStandardHelpOptions = true,
      description = {
        "Show the state of a device.",
        "Takes no lock: what a running installation has not yet written is not shown.",
        "Ends with 1 if memory is lost, and says which files are why and what to do."
      },
      footerHeading = "%nExample:%n",
      footer = "  cachet device status pump-17")
  static final class Status extends OnFolder {
    @Mixin Answer answer;

    @Override
    public Integer call() throws Exception {
      StatusFormat format = answer.as(StatusFormat.class);
      FolderDevice device;
      try {
        device = FolderDevice.view(new FolderStorage(folder));
      } catch (PackageRefusedException e) {
        LostDevice lost = LostDevice.of(folder, e);
        if (!lost.files().isEmpty()) {
          answer.write(format.writeLost(lost.files(), lost.remedy()));
        }
        throw lost.told();
      }
      answer.write(format.write(device.bootSwitch().state(), device.memory().state()));
      return ExitCode.DONE;
    }
  }
}
