package dev.cachet.memory;

import dev.cachet.audit.CheckpointFiles;
import dev.cachet.device.FactoryRecord;
import dev.cachet.refusal.PackageRefusedException;
import dev.cachet.refusal.Reason;
import dev.cachet.storage.Storage;
import dev.cachet.trust.RootDocument;
import java.io.IOException;

/** When a memory may be made, and what it means that there is none. */
final class FactoryRule {
  private FactoryRule() {}

  static void requireNoTraces(Storage storage) throws PackageRefusedException, IOException {
    // A device that lost its memory must not become a new one: every old grant would be valid.
    FactoryMark.State mark = new FactoryMark(storage).state();
    if (mark == FactoryMark.State.MADE
        || Generations.present(storage)
        || !storage.list("audit").isEmpty()
        || !storage.list("receipts").isEmpty()
        || !storage.list(CheckpointFiles.FOLDER).isEmpty()
        // A provisioning that was cut off leaves the factory root, and says that it was begun.
        || RootFiles.versions(storage) > (mark == FactoryMark.State.BEGUN ? 1 : 0)
        || keptReleases(storage)) {
      throw lost("traces of a memory", "a folder in which no memory ever was");
    }
  }

  private static boolean keptReleases(Storage storage) throws IOException {
    for (String slot : storage.folders("kept")) {
      if (!storage.list("kept/" + slot).isEmpty()) {
        return true;
      }
    }
    return false;
  }

  static void requireOwn(FactoryRecord factory, RootDocument root) throws PackageRefusedException {
    if (root.environment() != factory.environment()) {
      throw new PackageRefusedException(
          Reason.WRONG_ENVIRONMENT,
          "TRU-57",
          "factory root",
          root.environment().name(),
          factory.environment().name());
    }
    if (!root.manufacturer().equals(factory.manufacturer())) {
      throw new PackageRefusedException(
          Reason.WRONG_MANUFACTURER,
          "TRU-58",
          "factory root",
          root.manufacturer(),
          factory.manufacturer());
    }
  }

  static PackageRefusedException lost(String found, String expected) {
    return new PackageRefusedException(
        Reason.STATE_LOST, "DEV-1", "device memory", found, expected);
  }
}
