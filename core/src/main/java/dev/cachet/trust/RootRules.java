package dev.cachet.trust;

import dev.cachet.jose.Algorithm;
import dev.cachet.jose.Family;
import dev.cachet.refusal.PackageRefusedException;
import dev.cachet.refusal.Reason;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The rules that a whole root has to keep: reachable quorums and roles apart. */
final class RootRules {
  private RootRules() {}

  static void require(RootDocument root) throws PackageRefusedException {
    for (Map.Entry<Role, RoleRule> role : root.roles().entrySet()) {
      for (Family family : role.getValue().families()) {
        requireReachable(root, role.getKey(), role.getValue(), family);
      }
    }
    for (Set<Role> group : root.apart()) {
      requireApart(root, group);
    }
  }

  private static void requireReachable(RootDocument root, Role role, RoleRule rule, Family family)
      throws PackageRefusedException {
    Set<String> holders = new HashSet<>();
    for (RootKey key : root.keys()) {
      Optional<Algorithm> algorithm = key.jwk().algorithm();
      if (rule.keys().contains(key.kid())
          && algorithm.isPresent()
          && algorithm.get().family() == family) {
        holders.add(key.holder());
      }
    }
    if (holders.size() < rule.threshold()) {
      throw new PackageRefusedException(
          Reason.ROOT_QUORUM_UNREACHABLE,
          "TRU-35",
          "role " + role.text() + ", family " + Quorum.text(family),
          holders.size() + " holders with a known key",
          "at least " + rule.threshold());
    }
  }

  private static void requireApart(RootDocument root, Set<Role> group)
      throws PackageRefusedException {
    Map<String, Role> roleOfHolder = new java.util.HashMap<>();
    for (RootKey key : root.keys()) {
      Role role = root.roleOf(key.kid());
      if (!group.contains(role)) {
        continue;
      }
      Role other = roleOfHolder.putIfAbsent(key.holder(), role);
      if (other != null && other != role) {
        throw new PackageRefusedException(
            Reason.APART_VIOLATED,
            "TRU-36",
            "holder " + key.holder(),
            "keys in " + other.text() + " and " + role.text(),
            "keys in one of them only");
      }
    }
  }
}
