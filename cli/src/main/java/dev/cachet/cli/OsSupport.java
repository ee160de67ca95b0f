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

/** Which operating system a root holds, and what the bundled catalogue says of it on a day. */
record OsSupport(OsIdentity os, SupportReport report) {
  static OsSupport of(RootFolder root, LocalDate asOf, @Nullable LocalDate until)
      throws IOException {
    Catalogue catalogue = Catalogue.bundled();
    OsIdentity os = new OsIdentifier(catalogue).identify(root);
    return new OsSupport(os, new SupportAssessor(catalogue).assess(os, asOf, until));
  }
}
