package dev.cachet.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cachet.jose.Family;
import dev.cachet.refusal.PackageRefusedException;
import dev.cachet.refusal.Reason;
import dev.cachet.trust.Role;
import dev.cachet.trust.RoleRule;
import dev.cachet.trust.RootDocument;
import dev.cachet.trust.RootKey;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** An accepted root can be fulfilled in every role and family, by people who are apart. */
final class RootInvariants implements FuzzTarget.Invariants {
  private static final Set<Reason> REASONS =
      Set.of(
          Reason.ROOT_MALFORMED,
          Reason.FORMAT_UNSUPPORTED,
          Reason.ROOT_QUORUM_UNREACHABLE,
          Reason.APART_VIOLATED);

  @Override
  public void check(byte[] input) throws PackageRefusedException, IOException {
    RootDocument root;
    try {
      root = Allocation.bounded(input.length, () -> RootDocument.open(input));
    } catch (PackageRefusedException e) {
      assertTrue(REASONS.contains(e.refusal().reason()), e.refusal().line());
      throw e;
    }
    assertTrue(root.version() >= 1 && root.version() <= 9_999_999_999L);
    assertTrue(root.issued().isBefore(root.expires()));
    assertTrue(root.packageRoles().contains(Role.RELEASE));
    requireEachKeyOnce(root);
    for (Role role : root.roles().keySet()) {
      for (Family family : root.roles().get(role).families()) {
        requireReachable(root, role, family);
      }
    }
    root.apart().forEach(group -> requireApart(root, group));
  }

  private static void requireEachKeyOnce(RootDocument root) {
    List<String> inRoles = new ArrayList<>();
    root.roles().values().forEach(rule -> inRoles.addAll(rule.keys()));
    List<String> listed = root.keys().stream().map(RootKey::kid).sorted().toList();
    assertEquals(listed, inRoles.stream().sorted().toList());
    assertEquals(listed.size(), new TreeSet<>(listed).size());
    assertTrue(listed.size() <= 64);
    root.keys().forEach(key -> assertEquals(key.kid(), key.jwk().kid()));
  }

  private static void requireReachable(RootDocument root, Role role, Family family) {
    RoleRule rule = root.roles().get(role);
    long holders =
        rule.keys().stream()
            .map(kid -> root.key(kid).orElseThrow())
            .filter(key -> key.jwk().algorithm().filter(a -> a.family() == family).isPresent())
            .map(RootKey::holder)
            .distinct()
            .count();
    assertTrue(rule.threshold() >= 1 && holders >= rule.threshold(), role + " " + family);
  }

  private static void requireApart(RootDocument root, Set<Role> group) {
    assertTrue(group.size() >= 2);
    Set<String> before = new HashSet<>();
    for (Role role : group) {
      Set<String> holders = new HashSet<>();
      for (String kid : root.roles().get(role).keys()) {
        holders.add(root.key(kid).orElseThrow().holder());
      }
      holders.forEach(holder -> assertTrue(before.add(holder), holder + " is in two roles"));
    }
  }
}
