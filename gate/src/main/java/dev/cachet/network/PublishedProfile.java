package dev.cachet.network;

import dev.cachet.flow.Peer;

/** A profile that breaks no rule and has a place where its MUD file will be. */
public final class PublishedProfile {
  private final CheckedProfile checked;
  private final String mudUrl;

  PublishedProfile(CheckedProfile checked, String mudUrl) {
    this.checked = checked;
    this.mudUrl = mudUrl;
  }

  /**
   * The profile.
   *
   * @return the one that was judged
   */
  public NetworkProfile profile() {
    return checked.profile();
  }

  /**
   * Where its MUD file will be.
   *
   * @return an {@code https} address
   */
  public String mudUrl() {
    return mudUrl;
  }

  /**
   * Which controller a peer is (RFC 8520 6.4); the site's manager says which hosts that are.
   *
   * @param peer a peer of the profile
   * @return for {@code dns} and {@code ntp} the registered one, for other roles and VLANs one of
   *     the maker's; empty for a peer that is none
   */
  public String controller(Peer peer) {
    if (peer instanceof Peer.Role role) {
      return switch (role.role()) {
        case "dns", "ntp" -> "urn:ietf:params:mud:" + role.role();
        default -> mudUrl + "#role-" + role.role();
      };
    }
    return peer instanceof Peer.Vlan vlan ? mudUrl + "#vlan-" + vlan.vlan() : "";
  }
}
