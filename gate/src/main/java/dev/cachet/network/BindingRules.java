package dev.cachet.network;

import dev.cachet.address.AddressBlock;
import dev.cachet.finding.Severity;
import dev.cachet.flow.Flow;
import dev.cachet.flow.Peer;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Whether a site's binding and a profile go together. */
final class BindingRules {
  private BindingRules() {}

  static void checkWithout(NetworkLint lint) {
    Set<String> peers = new LinkedHashSet<>();
    for (int i = 0; i < lint.profile().flows().size(); i++) {
      Peer peer = lint.profile().flows().get(i).peer();
      if (peer instanceof Peer.Vlan) {
        lint.warning(
            "network.vlan-unbound",
            i,
            "/peer/vlan",
            peer.text() + " means something at a site only; lint with the site's binding");
      } else if (SiteBinding.NOTHING_KNOWN.addresses(peer).isEmpty()) {
        peers.add(peer.text());
      }
    }
    if (!peers.isEmpty()) {
      lint.whole(
          Severity.INFO,
          "network.needs-binding",
          "binding",
          "rules for a site need its binding, for " + String.join(", ", peers));
    }
  }

  static void check(NetworkLint lint, SiteBinding binding) {
    Set<String> used = new TreeSet<>();
    List<Flow> flows = lint.profile().flows();
    for (int i = 0; i < flows.size(); i++) {
      Peer peer = flows.get(i).peer();
      used.add(peer.text());
      Optional<List<AddressBlock>> addresses = binding.addresses(peer);
      if (addresses.isEmpty()) {
        tellUnbound(lint, i, peer);
      } else if (addresses.get().stream().noneMatch(block -> binding.has(block.family()))) {
        tellOtherFamily(lint, i, peer);
      }
    }
    checkUnused(lint, binding, used);
  }

  private static void tellUnbound(NetworkLint lint, int index, Peer peer) {
    boolean name = peer instanceof Peer.Name;
    String where =
        peer instanceof Peer.Role
            ? "roles"
            : peer instanceof Peer.Vlan ? "vlans" : name ? "names" : "localNetworks";
    lint.error(
        name ? "network.unresolved-name" : "network.unbound-peer",
        index,
        "/peer",
        peer.text()
            + " has no address in the binding; add it under "
            + where
            + " (it is never taken for everybody)");
  }

  /** A profile may declare both families where a site has one; a binding is about one site. */
  private static void tellOtherFamily(NetworkLint lint, int index, Peer peer) {
    String message = " has no address of a family that the device has at this site; ";
    if (isBound(peer)) {
      lint.error(
          "network.other-family", index, "/peer", peer.text() + message + "correct the binding");
    } else {
      lint.warning(
          "network.other-family", index, "/peer", peer.text() + message + "the flow has no rule");
    }
  }

  private static boolean isBound(Peer peer) {
    return SiteBinding.NOTHING_KNOWN.addresses(peer).isEmpty();
  }

  private static void checkUnused(NetworkLint lint, SiteBinding binding, Set<String> used) {
    Set<String> bound = new TreeSet<>();
    binding.names().keySet().forEach(name -> bound.add(new Peer.Name(name).text()));
    binding.roles().keySet().forEach(role -> bound.add(new Peer.Role(role).text()));
    binding.vlans().keySet().forEach(vlan -> bound.add(new Peer.Vlan(vlan).text()));
    bound.removeAll(used);
    if (!bound.isEmpty()) {
      lint.whole(
          Severity.WARNING,
          "network.binding-unused",
          "binding",
          "the binding names what no flow has: " + String.join(", ", bound) + "; check its words");
    }
  }
}
