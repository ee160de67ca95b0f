package dev.cachet.cli;

import dev.cachet.lifecycle.Catalogue;
import dev.cachet.lifecycle.SupportAssessor;
import dev.cachet.lifecycle.SupportReport;
import dev.cachet.os.OsIdentifier;
import dev.cachet.os.OsIdentity;
import dev.cachet.rootfs.RootFolder;
import java.io.IOException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What the bundled catalogue says, on a day, of the operating system in a root. */
final class OsSupport {
  private OsSupport() {}

  static SupportReport of(RootFolder root, LocalDate asOf, @Nullable LocalDate until)
      throws IOException {
    Catalogue catalogue = Catalogue.bundled();
    OsIdentity os = new OsIdentifier(catalogue).identify(root);
    return new SupportAssessor(catalogue).assess(os, asOf, until);
  }
}
