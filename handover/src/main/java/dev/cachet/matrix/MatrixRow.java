package dev.cachet.matrix;

import dev.cachet.finding.Finding;
import dev.cachet.manifest.PackageFile;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What answers one requirement in one release.
 *
 * @param requirement what is asked
 * @param status how it is answered
 * @param result what came out, or why there is no answer; a clause
 * @param findings what the gate found by the rules of this row
 * @param path the file of the package that the answer is about; empty if none
 * @param sha256 its digest, 64 lower-case hexadecimal digits; empty if none
 */
public record MatrixRow(
    Requirement requirement,
    Status status,
    String result,
    List<Finding> findings,
    String path,
    String sha256) {
  /** How a requirement is answered. */
  public enum Status {
    /** A check ran. */
    CHECKED,
    /** The package holds what shows it; nobody judged it. */
    EVIDENCE_GIVEN,
    /** It asks nothing of this release; the result says why. */
    NOT_APPLICABLE,
    /** Nothing here answers it; the result says what does. */
    NOT_COVERED;

    /**
     * The status as people read it.
     *
     * @return such as {@code evidence given}
     */
    public String words() {
      return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
  }

  /**
   * Copies the findings.
   *
   * @param requirement see the record
   * @param status see the record
   * @param result see the record
   * @param findings see the record
   * @param path see the record
   * @param sha256 see the record
   */
  public MatrixRow {
    findings = List.copyOf(findings);
  }

  static MatrixRow of(Requirement requirement, Status status, String result) {
    return new MatrixRow(requirement, status, result, List.of(), "", "");
  }

  MatrixRow about(Optional<PackageFile> file, List<Finding> found) {
    return new MatrixRow(
        requirement,
        status,
        result,
        found,
        file.map(PackageFile::path).orElse(path),
        file.map(named -> named.sha256().hex()).orElse(sha256));
  }
}
