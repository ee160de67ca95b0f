package dev.cachet.cli;

import dev.cachet.lifecycle.Catalogue;
import dev.cachet.lifecycle.Horizon;
import dev.cachet.lifecycle.SupportCheck;
import dev.cachet.lifecycle.SupportReport;
import dev.cachet.rootfs.RootFolder;
import java.io.IOException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What a catalogue says, on a day, of the operating system in a root. */
final class OsSupport {
  private OsSupport() {}

  static SupportReport of(
      Catalogue catalogue, RootFolder root, LocalDate asOf, @Nullable LocalDate until)
      throws IOException {
    return new SupportCheck(catalogue).root(root, new Horizon(asOf, until, 0));
  }
}
