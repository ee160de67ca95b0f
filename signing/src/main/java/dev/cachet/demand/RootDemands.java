package dev.cachet.demand;

import dev.cachet.finding.Evidence;
import dev.cachet.finding.Finding;
import dev.cachet.finding.Severity;
import dev.cachet.gate.record.GateRecord;
import dev.cachet.gate.record.RecordedLevel;
import dev.cachet.jose.Algorithm;
import dev.cachet.jose.Family;
import dev.cachet.policy.PolicyLevel;
import dev.cachet.policy.PolicyTable;
import dev.cachet.trust.Role;
import dev.cachet.trust.RoleRule;
import dev.cachet.trust.RootDocument;
import dev.cachet.trust.RootKey;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Compares a trust root with the rows of a policy that a root carries: what a device sees of a
 * policy is only what its root demands.
 */
public final class RootDemands {
  private static final String RULE = "trust.below-policy";

  private final RootDocument root;
  private final Map<String, String> demanded;
  private final List<Finding> findings = new ArrayList<>();

  private RootDemands(RootDocument root, Map<String, String> demanded) {
    this.root = root;
    this.demanded = demanded;
  }

  /**
   * Compares.
   *
   * @param root the root
   * @param demanded row of the table of levels to value, as {@code PolicyValues.ofRoot} gives them
   * @return an error for each row that the root does not meet; empty if it meets all
   */
  public static List<Finding> check(RootDocument root, Map<String, String> demanded) {
    RootDemands demands = new RootDemands(root, demanded);
    demands.judge();
    return List.copyOf(demands.findings);
  }

  /**
   * Asks whether the root makes somebody of the role clearance sign what a record lets pass.
   *
   * @param root the root
   * @param record the gate's record
   * @return an error if it holds overrides, or above P0 answers or waivers, and the root does not
   *     ask for clearance; empty if not
   */
  public static List<Finding> authority(RootDocument root, GateRecord record) {
    if (root.packageRoles().contains(Role.CLEARANCE)) {
      return List.of();
    }
    Optional<String> level = record.level().map(RecordedLevel::level);
    boolean least = level.filter(PolicyLevel.P0.name()::equals).isPresent();
    boolean answered =
        !record.waivers().isEmpty()
            || record.change().filter(each -> !each.answers().isEmpty()).isPresent();
    if (least || (record.unsafeOverrides().isEmpty() && (level.isEmpty() || !answered))) {
      return List.of();
    }
    return List.of(
        new Finding(
            RULE,
            "package.roles",
            Severity.ERROR,
            "the gate let something pass by the word of a role, whose authority is the signature"
                + " of clearance, and root "
                + root.version()
                + " does not ask for it; rotate to a root whose packages need release and"
                + " clearance",
            List.of(new Evidence("root " + root.version(), "packageRoles", names(root)))));
  }

  private static String names(RootDocument root) {
    return root.packageRoles().stream().map(Role::text).sorted().collect(Collectors.joining(", "));
  }

  private void judge() {
    signatures("release.signatures", Role.RELEASE);
    if (number("clearance.signatures") > 0) {
      signatures("clearance.signatures", Role.CLEARANCE);
    }
    signatures("root.signatures", Role.ROOT);
    signatures("downgrade.signatures", Role.DOWNGRADE);
    long holders = keys(EnumSet.of(Role.ROOT)).stream().map(RootKey::holder).distinct().count();
    require("root.holders", holders >= number("root.holders"), Long.toString(holders));
    packageRoles();
    boolean apart =
        root.apart().stream()
            .anyMatch(group -> group.containsAll(Set.of(Role.RELEASE, Role.CLEARANCE)));
    require("people.apart", apart || !value("people.apart").equals("required"), "they may be one");
    String asked = value("install.authorisation");
    List<String> order = List.of("none", "one", "both");
    String found = root.authorisation().name().toLowerCase(Locale.ROOT);
    require(
        "install.authorisation",
        asked.isEmpty() || order.indexOf(found) >= order.indexOf(asked),
        found);
    families();
    algorithms();
  }

  private void signatures(String row, Role role) {
    int threshold = root.rule(role).map(RoleRule::threshold).orElse(0);
    require(row, threshold >= number(row), Integer.toString(threshold));
  }

  private void packageRoles() {
    Set<String> found = root.packageRoles().stream().map(Role::text).collect(Collectors.toSet());
    List<String> asked = words("package.roles");
    require(
        "package.roles",
        found.containsAll(asked),
        String.join(", ", found.stream().sorted().toList()));
  }

  private void families() {
    String asked = value("signature.families");
    if (asked.isEmpty() || asked.equals("any")) {
      return;
    }
    Set<Family> needed = EnumSet.of(Family.PQ);
    if (asked.equals("classical+pq")) {
      needed.add(Family.CLASSICAL);
    }
    for (Role role : root.packageRoles()) {
      Set<Family> found = root.rule(role).map(RoleRule::families).orElse(Set.of());
      require(
          "signature.families",
          found.containsAll(needed),
          role.text()
              + " needs "
              + found.stream()
                  .map(each -> each.name().toLowerCase(Locale.ROOT))
                  .sorted()
                  .collect(Collectors.joining(" and ")));
    }
  }

  private void algorithms() {
    String asked = value("signature.algorithms");
    if (asked.isEmpty() || asked.equals("any")) {
      return;
    }
    Set<Role> signing = EnumSet.of(Role.ROOT);
    signing.addAll(root.packageRoles());
    for (RootKey key : keys(signing)) {
      Optional<Algorithm> algorithm = key.jwk().algorithm();
      String found = algorithm.map(Algorithm::jwsName).orElse("an unknown algorithm");
      require(
          "signature.algorithms",
          algorithm.filter(each -> each.jwsName().equals(asked)).isPresent(),
          "a key of " + key.holder() + " of " + found);
    }
  }

  private List<RootKey> keys(Set<Role> roles) {
    return root.keys().stream().filter(key -> roles.contains(root.roleOf(key.kid()))).toList();
  }

  private void require(String row, boolean met, String found) {
    if (met || value(row).isEmpty()) {
      return;
    }
    String requirement =
        PolicyTable.bundled().row(row).map(known -> known.requirement()).orElse("");
    findings.add(
        new Finding(
            RULE,
            row,
            Severity.ERROR,
            "root "
                + root.version()
                + " does not hold what the policy asks for in "
                + row
                + ": "
                + value(row)
                + ", found "
                + found
                + " ("
                + requirement
                + "); rotate to a root that holds it",
            List.of(new Evidence("root " + root.version(), row, found))));
  }

  private String value(String row) {
    return Objects.requireNonNullElse(demanded.get(row), "");
  }

  private List<String> words(String row) {
    return value(row).isEmpty() ? List.of() : List.of(value(row).split(",", -1));
  }

  private int number(String row) {
    return value(row).isEmpty() ? 0 : Integer.parseInt(value(row));
  }
}
