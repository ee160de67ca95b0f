package dev.cachet.network;

import dev.cachet.finding.Finding;
import java.util.List;

/** A profile that breaks no rule, as far as that can be said without a site. */
public final class CheckedProfile {
  private final NetworkProfile profile;
  private final List<Finding> findings;

  CheckedProfile(NetworkProfile profile, List<Finding> findings) {
    this.profile = profile;
    this.findings = List.copyOf(findings);
  }

  /**
   * The profile.
   *
   * @return the one that was judged
   */
  public NetworkProfile profile() {
    return profile;
  }

  /**
   * What was found.
   *
   * @return warnings and notes
   */
  public List<Finding> findings() {
    return findings;
  }
}
