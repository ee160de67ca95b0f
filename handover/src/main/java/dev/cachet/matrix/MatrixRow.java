package dev.cachet.matrix;

import dev.cachet.finding.Finding;
import dev.cachet.manifest.PackageFile;
import dev.cachet.phrase.Language;
import dev.cachet.phrase.Line;
import dev.cachet.phrase.Phrases;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What answers one requirement in one release. */
public final class MatrixRow {
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

  private final Requirement requirement;
  private final Status status;
  private final List<Clause> clauses;
  private final List<Finding> findings;
  private final String path;
  private final String sha256;

  private MatrixRow(
      Requirement requirement,
      Status status,
      List<Clause> clauses,
      List<Finding> findings,
      String path,
      String sha256) {
    this.requirement = requirement;
    this.status = status;
    this.clauses = List.copyOf(clauses);
    this.findings = List.copyOf(findings);
    this.path = path;
    this.sha256 = sha256;
  }

  /** Without clauses the result is what the requirement itself says. */
  static MatrixRow of(Requirement requirement, Status status, Clause... clauses) {
    return new MatrixRow(requirement, status, List.of(clauses), List.of(), "", "");
  }

  MatrixRow about(Optional<PackageFile> file, List<Finding> found) {
    return about(
        file.map(PackageFile::path).orElse(path),
        file.map(named -> named.sha256().hex()).orElse(sha256),
        found);
  }

  MatrixRow told(List<Finding> found) {
    return about(path, sha256, found);
  }

  MatrixRow about(String file, String digest, List<Finding> found) {
    return new MatrixRow(requirement, status, clauses, found, file, digest);
  }

  /**
   * What is asked.
   *
   * @return the requirement
   */
  public Requirement requirement() {
    return requirement;
  }

  /**
   * How it is answered.
   *
   * @return the status
   */
  public Status status() {
    return status;
  }

  /**
   * What came out, or why there is no answer.
   *
   * @return a clause in English
   */
  public String result() {
    return result(Phrases.of(Language.EN)).plain();
  }

  /**
   * The same in a language; what the gate recorded is quoted as it was signed.
   *
   * @param phrases the language
   * @return a clause
   */
  public Line result(Phrases phrases) {
    return isOpen()
        ? Line.own(requirement.words(phrases.language()).said())
        : Line.joined(clauses.stream().map(clause -> clause.in(phrases)).toList(), ", ");
  }

  /** Whether the requirement itself says why nothing here answers it. */
  boolean isOpen() {
    return clauses.isEmpty();
  }

  /**
   * What the gate found by the rules of this row.
   *
   * @return in the order of the record
   */
  public List<Finding> findings() {
    return findings;
  }

  /**
   * The file of the package that the answer is about.
   *
   * @return its path; empty if none
   */
  public String path() {
    return path;
  }

  /**
   * The digest of that file.
   *
   * @return 64 lower-case hexadecimal digits; empty if none
   */
  public String sha256() {
    return sha256;
  }

  @Override
  public String toString() {
    return requirement.id() + ": " + status.words() + ": " + result();
  }
}
