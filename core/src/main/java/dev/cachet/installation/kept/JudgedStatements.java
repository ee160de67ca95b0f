package dev.cachet.installation.kept;

import dev.cachet.digest.Sha256;
import dev.cachet.refusal.PackageRefusedException;
import dev.cachet.statement.DowngradePermit;
import dev.cachet.statement.InstallGrant;
import dev.cachet.statement.SiteStatement;
import dev.cachet.statement.StatementVerifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Statements that hold now, under the root in force and by what memory says.
 *
 * @param permit the downgrade, if the update needs one
 * @param grants whose agreement there is
 */
public record JudgedStatements(Optional<DowngradePermit> permit, List<InstallGrant> grants) {
  /**
   * Judges what was kept.
   *
   * @param kept what was kept
   * @param packageId the package id
   * @param verifier judges statements
   * @return the judged statements
   * @throws PackageRefusedException if it is refused
   */
  public static JudgedStatements of(
      KeptStatements kept, Sha256 packageId, StatementVerifier verifier)
      throws PackageRefusedException {
    Optional<DowngradePermit> permit = Optional.empty();
    if (kept.permit().isPresent()) {
      permit = Optional.of(verifier.downgrade(kept.permit().get()));
    }
    List<InstallGrant> grants = new ArrayList<>();
    for (KeptStatements.Kept grant : kept.grants()) {
      List<SiteStatement> sites = new ArrayList<>();
      if (grant.site().isPresent()) {
        sites.add(verifier.site(grant.site().get()));
      }
      grants.add(verifier.grant(grant.grant(), sites, packageId));
    }
    return new JudgedStatements(permit, List.copyOf(grants));
  }
}
