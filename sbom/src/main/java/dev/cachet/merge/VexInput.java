package dev.cachet.merge;

import dev.cachet.format.ReadSbom;
import dev.cachet.format.SbomDocument;
import dev.cachet.format.content.InvalidSbomException;
import dev.cachet.source.UnknownSourceException;
import dev.cachet.vex.VexList;
import dev.cachet.vex.VexStatement;
import dev.cachet.yocto.CveReport;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Statements on vulnerabilities from a file of any form that is known here. */
public final class VexInput {
  private static final int MAX_BYTES = 64 << 20;

  private VexInput() {}

  /**
   * Reads the statements of a file.
   *
   * @param file CycloneDX or SPDX 3 with statements, or what {@code cve-check} or {@code
   *     vex.bbclass} of Yocto wrote; at most 64 MiB of the latter
   * @return what is said, not bound to any SBOM but that of the file itself
   * @throws UnknownSourceException if the file is of another form, or says nothing
   * @throws IOException if it cannot be read
   */
  public static List<VexStatement> read(Path file) throws UnknownSourceException, IOException {
    Optional<List<VexStatement>> report = report(file);
    if (report.isPresent()) {
      return report.get();
    }
    try {
      ReadSbom read = SbomDocument.read(file);
      if (read.statements().isEmpty()) {
        throw new UnknownSourceException(
            file
                + ": says nothing on vulnerabilities; pass a VEX document of CycloneDX or SPDX 3,"
                + " or what cve-check or vex.bbclass of Yocto wrote");
      }
      return VexList.of(read.sbom(), read.statements()).statements();
    } catch (InvalidSbomException e) {
      throw new UnknownSourceException(file + ": " + e.getMessage());
    }
  }

  private static Optional<List<VexStatement>> report(Path file)
      throws UnknownSourceException, IOException {
    if (Files.isDirectory(file)) {
      return Optional.empty();
    }
    try (InputStream in = Files.newInputStream(file)) {
      byte[] content = in.readNBytes(MAX_BYTES + 1);
      return content.length > MAX_BYTES
          ? Optional.empty()
          : CveReport.read(file.toString(), content);
    }
  }
}
