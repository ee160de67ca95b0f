package dev.cachet.ceremony;

import dev.cachet.finding.Evidence;
import dev.cachet.finding.Finding;
import dev.cachet.finding.Severity;
import dev.cachet.jose.Algorithm;
import dev.cachet.jose.Family;
import dev.cachet.trust.Environment;
import dev.cachet.trust.OnExpiry;
import dev.cachet.trust.Role;
import dev.cachet.trust.RootDocument;
import dev.cachet.trust.RootKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a valid root makes hard to live with for twenty years: one loss or one theft that is too
 * much, people who judge themselves, algorithms and dates. Whether a root is valid is not asked
 * here; {@link RootDocument} refuses what is not.
 */
public final class RootLint {
  static final String UNKNOWN_ALGORITHM = "trust.unknown-algorithm";

  /** A rotation is planned, held and carried to the devices in this time. */
  private static final Duration SOON = Duration.ofDays(365);

  /** Beyond this nobody is made to look at keys and people again. */
  private static final Duration LONG = Duration.ofDays(15 * 365L);

  private final RootDocument root;
  private final Instant now;
  private final List<Finding> findings = new ArrayList<>();

  private RootLint(RootDocument root, Instant now) {
    this.root = root;
    this.now = now;
  }

  /**
   * Looks at a root.
   *
   * @param root the root, trusted or not
   * @param now the instant judged
   * @return what was found, in the order of the rules
   */
  public static List<Finding> check(RootDocument root, Instant now) {
    RootLint lint = new RootLint(root, now);
    lint.losses();
    lint.onePerson();
    lint.peopleInTwoRoles();
    lint.families();
    lint.algorithms();
    lint.environment();
    lint.times();
    return List.copyOf(lint.findings);
  }

  private void add(String rule, Severity severity, String subject, String message, Evidence seen) {
    findings.add(new Finding(rule, subject, severity, message, List.of(seen)));
  }

  private void losses() {
    for (Role role : root.roles().keySet()) {
      int threshold = RootWords.rule(root, role).threshold();
      Set<Family> scarce = EnumSet.noneOf(Family.class);
      for (Family family : RootWords.rule(root, role).families()) {
        if (holders(role, Optional.of(family)).size() == threshold) {
          scarce.add(family);
        }
      }
      if (!scarce.isEmpty()) {
        boolean last = role == Role.ROOT;
        add(
            "trust.single-loss",
            last ? Severity.ERROR : Severity.WARNING,
            role.text(),
            "role "
                + role.text()
                + " needs all of its "
                + threshold
                + (threshold == 1 ? " holder of " : " holders of ")
                + words(scarce)
                + " keys ("
                + String.join(", ", scarce.stream().map(family -> keys(role, family)).toList())
                + "), so one "
                + (scarce.stream().anyMatch(family -> hasOnlyKeys(role, family))
                    ? "lost key "
                    : "holder less ")
                + (last
                    ? "ends every rotation for ever; name more holders"
                    : "stops it until a rotation; name more holders"),
            seen("/roles/" + role.text() + "/threshold", Integer.toString(threshold)));
      }
    }
  }

  private String keys(Role role, Family family) {
    int count = ofFamily(role, family).size();
    return count + " " + RootWords.of(family) + (count == 1 ? " key" : " keys");
  }

  /** Whether somebody has one key of the family and no other in this role. */
  private boolean hasOnlyKeys(Role role, Family family) {
    List<String> holders = ofFamily(role, family).stream().map(RootKey::holder).toList();
    return holders.stream().anyMatch(each -> Collections.frequency(holders, each) == 1);
  }

  private List<RootKey> ofFamily(Role role, Family family) {
    return RootWords.keysOf(root, role).stream()
        .filter(key -> key.jwk().algorithm().map(Algorithm::family).equals(Optional.of(family)))
        .toList();
  }

  private void onePerson() {
    if (RootWords.rule(root, Role.ROOT).threshold() == 1) {
      add(
          "trust.one-person",
          Severity.WARNING,
          "root",
          "one holder of role root can hand everything to anybody; let two sign",
          seen("/roles/root/threshold", "1"));
    }
    Set<Role> packages = root.packageRoles();
    if (packages.size() == 1 && RootWords.rule(root, Role.RELEASE).threshold() == 1) {
      add(
          "trust.one-person",
          Severity.WARNING,
          "packages",
          "one holder of role release decides alone what devices install; let two sign, or demand"
              + " clearance too",
          seen("/packageRoles", "release"));
    }
  }

  private void peopleInTwoRoles() {
    shared(Role.ROOT, Role.RELEASE);
    shared(Role.ROOT, Role.CLEARANCE);
    shared(Role.RELEASE, Role.CLEARANCE);
    boolean both = root.packageRoles().contains(Role.CLEARANCE);
    boolean apart =
        root.apart().stream()
            .anyMatch(group -> group.containsAll(Set.of(Role.RELEASE, Role.CLEARANCE)));
    if (both && !apart) {
      add(
          "trust.apart-missing",
          Severity.WARNING,
          "apart",
          "nothing keeps one person from holding release and clearance after the next rotation; add"
              + " both to apart",
          seen("/apart", root.apart().toString()));
    }
  }

  private void shared(Role one, Role other) {
    Set<String> both = new TreeSet<>(holders(one, Optional.empty()));
    both.retainAll(holders(other, Optional.empty()));
    for (String holder : both) {
      add(
          "trust.shared-holder",
          Severity.WARNING,
          holder,
          holder
              + " holds keys of "
              + one.text()
              + " and of "
              + other.text()
              + ": whoever gets at one desk has both; give one of them to somebody else",
          seen("/keys", holder));
    }
  }

  private void families() {
    Set<Role> bound = EnumSet.of(Role.ROOT);
    bound.addAll(root.packageRoles());
    for (Role role : bound) {
      Set<Family> families = RootWords.rule(root, role).families();
      if (!families.contains(Family.PQ)) {
        add(
            "trust.no-pq",
            Severity.WARNING,
            role.text(),
            "role "
                + role.text()
                + " demands no post-quantum signature, so a quantum computer alone can forge it;"
                + " add pq to its families",
            seen("/roles/" + role.text() + "/families", words(families)));
      }
    }
  }

  private void algorithms() {
    for (RootKey key : root.keys()) {
      Optional<Algorithm> algorithm = key.jwk().algorithm();
      if (algorithm.isEmpty()) {
        add(
            UNKNOWN_ALGORITHM,
            Severity.WARNING,
            key.kid(),
            "the key of "
                + key.holder()
                + " has an algorithm that is not known here; it counts on newer devices only, if on"
                + " any; judge this root with a newer Cachet",
            seen("/keys", key.kid()));
      } else if (algorithm.get() == Algorithm.PS256) {
        add(
            "trust.rsa",
            Severity.INFO,
            key.kid(),
            "the key of "
                + key.holder()
                + " is RSA, the family's slowest to sign and largest; prefer EdDSA or ES256 where"
                + " the key's place allows it",
            seen("/keys", "PS256"));
      }
    }
  }

  private void environment() {
    if (root.environment() == Environment.TEST) {
      add(
          "trust.test-environment",
          Severity.WARNING,
          "environment",
          "this root is for test devices and its successors are too; production devices refuse it",
          seen("/environment", "test"));
    }
  }

  private void times() {
    Evidence expires = seen("/expires", root.expires().toString());
    if (root.expires().isBefore(now)) {
      add(
          "trust.expired",
          Severity.ERROR,
          "expires",
          "the root expired at " + root.expires() + "; rotate to one that lasts",
          expires);
    } else if (root.expires().isBefore(now.plus(SOON))) {
      add(
          "trust.expires-soon",
          Severity.WARNING,
          "expires",
          "the root expires at " + root.expires() + ", within a year; rotate in time",
          expires);
    } else if (root.expires().isAfter(root.issued().plus(LONG))) {
      add(
          "trust.expires-late",
          Severity.WARNING,
          "expires",
          "the root expires at "
              + root.expires()
              + ", more than 15 years after its issue, so nothing reminds anybody to look at its"
              + " keys; let it expire earlier, with onExpiry warn",
          expires);
    }
    if (root.issued().isAfter(now)) {
      add(
          "trust.issued-ahead",
          Severity.WARNING,
          "issued",
          "the root is issued at "
              + root.issued()
              + ", after the instant judged; devices that accept it take that for the present",
          seen("/issued", root.issued().toString()));
    }
    if (root.onExpiry() == OnExpiry.REFUSE) {
      add(
          "trust.expiry-refuses",
          Severity.WARNING,
          "onExpiry",
          "from the expiry on, devices with a clock refuse every package that carries no newer"
              + " root; choose warn unless that is wanted",
          seen("/onExpiry", "refuse"));
    }
    root.clockFloor()
        .ifPresent(
            floor ->
                add(
                    "trust.clock-floor",
                    Severity.WARNING,
                    "clockFloor",
                    "devices set their clock floor to "
                        + floor
                        + ", down too, and what expired after it may be offered to them again;"
                        + " leave it out unless floors are wrong in the field",
                    seen("/clockFloor", floor.toString())));
  }

  private Set<String> holders(Role role, Optional<Family> family) {
    List<RootKey> keys =
        family.isEmpty() ? RootWords.keysOf(root, role) : ofFamily(role, family.get());
    Set<String> holders = new TreeSet<>();
    keys.forEach(key -> holders.add(key.holder()));
    return holders;
  }

  private static String words(Set<Family> families) {
    return String.join(" and ", families.stream().sorted().map(RootWords::of).toList());
  }

  private Evidence seen(String pointer, String value) {
    return new Evidence("root " + root.version(), pointer, value);
  }
}
