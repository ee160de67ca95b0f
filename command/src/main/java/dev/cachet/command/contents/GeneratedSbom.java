package dev.cachet.command.contents;

import dev.cachet.command.CommandException;
import dev.cachet.command.Moments;
import dev.cachet.finding.Finding;
import dev.cachet.finding.LineText;
import dev.cachet.format.InvalidSbomException;
import dev.cachet.format.SbomSpec;
import dev.cachet.format.WrittenSbom;
import dev.cachet.sbom.Sbom;
import java.time.Instant;
import java.util.List;

/** An SBOM that was made, to be written, and what was noticed while it was. */
public final class GeneratedSbom {
  private final Sbom sbom;
  private final SbomSpec spec;
  private final Instant asOf;
  private final List<Finding> findings;

  GeneratedSbom(Sbom sbom, SbomSpec spec, Instant asOf, List<Finding> findings) {
    this.sbom = sbom;
    this.asOf = asOf;
    this.spec = spec;
    this.findings = List.copyOf(findings);
  }

  /**
   * Returns what was noticed.
   *
   * @return of all sources
   */
  public List<Finding> findings() {
    return findings;
  }

  /**
   * Encodes the document.
   *
   * @return its bytes, and what its syntax has no place for
   * @throws CommandException if it would not be valid
   */
  public WrittenSbom encode() throws CommandException {
    try {
      return spec.encode(sbom);
    } catch (InvalidSbomException e) {
      throw CommandException.of(e, "");
    }
  }

  /**
   * Says what was made.
   *
   * @return such as {@code 12 components of pump, as of 2026-11-23}
   */
  public String summary() {
    return LineText.count(sbom.all().size(), "component")
        + " of "
        + sbom.subject().title()
        + ", as of "
        + Moments.day(asOf);
  }
}
