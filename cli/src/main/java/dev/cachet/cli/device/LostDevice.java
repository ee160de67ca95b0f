package dev.cachet.cli.device;

import dev.cachet.command.CommandException;
import dev.cachet.installation.FolderDevice;
import dev.cachet.memory.record.LostFile;
import dev.cachet.refusal.PackageRefusedException;
import dev.cachet.refusal.Reason;
import dev.cachet.refusal.Refusal;
import dev.cachet.storage.FolderStorage;
import java.nio.file.Path;
import java.util.List;

/** A device whose memory cannot be opened: which files are why, and what to do. */
record LostDevice(Path folder, PackageRefusedException refused, List<LostFile> files) {

  static LostDevice of(Path folder, PackageRefusedException refused) throws Exception {
    boolean lost = refused.refusal().reason() == Reason.STATE_LOST;
    return new LostDevice(
        folder, refused, lost ? FolderDevice.lostFiles(new FolderStorage(folder)) : List.of());
  }

  String remedy() {
    List<LostFile> roots = files.stream().filter(file -> file.path().startsWith("root")).toList();
    String rebuild = "cachet device rebuild " + folder;
    if (roots.isEmpty()) {
      return rebuild;
    }
    String root =
        "put the file back as "
            + roots.get(0).path()
            + " (a package that leads with that root has the same file)";
    return roots.size() == files.size() ? root : root + ", then " + rebuild;
  }

  /** The refusal with its remedy, for standard error. */
  CommandException told() {
    if (files.isEmpty()) {
      return CommandException.of(refused, folder + ": ");
    }
    Refusal why = refused.refusal();
    return CommandException.of(
        new PackageRefusedException(
            why.reason(),
            why.clause(),
            why.subject(),
            LostFile.line(files),
            why.expected() + "; remedy: " + remedy()),
        folder + ": ");
  }
}
