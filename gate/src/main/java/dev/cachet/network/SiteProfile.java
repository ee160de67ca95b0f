package dev.cachet.network;

import dev.cachet.address.AddressBlock;
import dev.cachet.finding.Finding;
import dev.cachet.flow.Flow;
import java.util.List;
import java.util.Optional;

/** A profile and the binding of a site, which together break no rule: every peer has addresses. */
public final class SiteProfile {
  private final NetworkProfile profile;
  private final SiteBinding binding;
  private final List<Finding> findings;

  SiteProfile(NetworkProfile profile, SiteBinding binding, List<Finding> findings) {
    this.profile = profile;
    this.binding = binding;
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
   * The binding.
   *
   * @return the one that was judged with it
   */
  public SiteBinding binding() {
    return binding;
  }

  /**
   * What was found.
   *
   * @return warnings and notes
   */
  public List<Finding> findings() {
    return findings;
  }

  /**
   * The addresses of a peer at this site.
   *
   * @param flow a flow of the profile
   * @return at least one block
   */
  public List<AddressBlock> addresses(Flow flow) {
    Optional<List<AddressBlock>> addresses = binding.addresses(flow.peer());
    return addresses.orElseThrow(
        () -> new IllegalArgumentException("not a flow of this profile: " + flow.id()));
  }
}
