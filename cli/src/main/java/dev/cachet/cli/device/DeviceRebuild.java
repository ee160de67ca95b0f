package dev.cachet.cli.device;

import dev.cachet.cli.output.ExitCode;
import dev.cachet.command.CommandException;
import dev.cachet.command.Outcome;
import dev.cachet.installation.FolderDevice;
import dev.cachet.memory.MemoryState;
import dev.cachet.storage.FolderStorage;
import picocli.CommandLine.Command;

@Command(
    name = "rebuild",
    mixinStandardHelpOptions = true,
    description = {
      "Rebuild the lost memory of a device from what can be verified again: roots, the release",
      "that runs, and receipts. Grants and downgrades then have to name a new nonce, until a",
      "sequence statement.",
      "Ends with 1 if the memory is not lost, or if too little is left, with 5 during a trial."
    },
    footerHeading = "%nExample:%n",
    footer = "  cachet device rebuild pump-17")
final class DeviceRebuild extends DeviceCommand.OnFolder {
  @Override
  public Integer call() throws Exception {
    FolderDevice device;
    try {
      device = FolderDevice.rebuild(new FolderStorage(folder));
    } catch (IllegalStateException e) {
      throw new CommandException(Outcome.REFUSED, folder + ": " + e.getMessage());
    }
    MemoryState state = device.memory().state();
    out().println("memory rebuilt in " + folder);
    out().println("root " + state.rootVersion());
    out().println("floor " + state.floor());
    out().println("installations " + state.installSeq());
    state
        .slots()
        .forEach((name, slot) -> out().println("slot " + name + ": release " + slot.counter()));
    out().println("statements have to name a nonce: cachet device request --nonce");
    return ExitCode.DONE;
  }
}
