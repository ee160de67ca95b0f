package dev.cachet.boot;

import dev.cachet.storage.Storage;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Which slot the loader started, as the loader says. What it was told to start is no answer: it may
 * have fallen back.
 */
@FunctionalInterface
public interface RunningSlot {
  /**
   * Asks.
   *
   * @return the name of the slot
   * @throws IOException if the loader left no answer, or more than one
   */
  String slot() throws IOException;

  /**
   * The parameter {@code cachet.slot} of the kernel command line, which the shipped scripts of GRUB
   * and U-Boot and the shipped entries of systemd-boot set.
   *
   * @param commandLine usually {@code /proc/cmdline}
   * @return reads the file each time it is asked
   */
  static RunningSlot kernelCommandLine(Path commandLine) {
    return () -> KernelCommandLine.slot(commandLine);
  }

  /**
   * The EFI variable {@code LoaderEntrySelected} of systemd-boot, with or without a boot counter in
   * it.
   *
   * @param variable usually {@code
   *     /sys/firmware/efi/efivars/LoaderEntrySelected-4a67b082-0a4c-41cf-b6c7-440b29bb8c4f}
   * @return reads the file each time it is asked
   */
  static RunningSlot loaderEntrySelected(Path variable) {
    return () -> LoaderEntrySelected.slot(variable);
  }

  /**
   * The file {@code boot/running}, which {@link FileBootLoader} writes, or a loader of one's own.
   *
   * @param storage where it lies
   * @return reads the file each time it is asked
   */
  static RunningSlot file(Storage storage) {
    return () -> BootRecord.readRunning(storage);
  }
}
