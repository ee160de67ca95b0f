package dev.cachet.declaration;

import java.time.LocalDate;
import java.util.regex.Pattern;

/**
 * What somebody of a named role states about one finding on one pair of SBOMs, until a day.
 *
 * @param rule the rule that found it
 * @param subject what it was found in
 * @param previousSbom SHA-256 of the SBOM of the last release, or {@link #NO_SBOM}
 * @param sbom SHA-256 of the SBOM of the release
 * @param approved the day of the statement
 * @param expires its last day
 * @param role the role of the quality system that answers for it
 * @param reason why
 */
public record RoleStatement(
    String rule,
    String subject,
    String previousSbom,
    String sbom,
    LocalDate approved,
    LocalDate expires,
    String role,
    String reason) {
  /** What stands for the SBOM of a release that nobody showed. */
  public static final String NO_SBOM = "none";

  /** How many days a statement lasts at most. */
  public static final int MAX_DAYS = 366;

  private static final int TEXT = 2_000;
  private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");

  /**
   * Reads one.
   *
   * @param json an object with exactly the members of this record
   * @return the statement
   * @throws DeclarationException if a member is unknown, missing or out of range; names its place
   */
  public static RoleStatement read(DeclaredObject json) throws DeclarationException {
    json.onlyMembers(
        "rule", "subject", "previousSbom", "sbom", "approved", "expires", "role", "reason");
    LocalDate approved = json.day("approved");
    LocalDate expires = json.day("expires");
    if (expires.isBefore(approved) || expires.isAfter(approved.plusDays(MAX_DAYS))) {
      throw json.fault("expires", "is not 0 to " + MAX_DAYS + " days after the approval");
    }
    String previous = json.text("previousSbom", 64);
    if (!previous.equals(NO_SBOM) && !DIGEST.matcher(previous).matches()) {
      throw json.fault("previousSbom", "is neither 64 digits of 0-9a-f nor none");
    }
    String sbom = json.text("sbom", 64);
    if (!DIGEST.matcher(sbom).matches()) {
      throw json.fault("sbom", "is not 64 digits of 0-9a-f, the SHA-256 of the SBOM");
    }
    return new RoleStatement(
        json.text("rule", 100),
        json.text("subject", 500),
        previous,
        sbom,
        approved,
        expires,
        json.text("role", 100),
        json.text("reason", TEXT));
  }
}
