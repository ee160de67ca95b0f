package dev.cachet.ceremony;

import dev.cachet.refusal.PackageRefusedException;
import dev.cachet.trust.Role;
import dev.cachet.trust.RootDocument;
import dev.cachet.trust.RootKey;
import dev.cachet.trust.TrustChain;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What changes from one root to the next, for people who are about to sign it. */
public final class RootDiff {
  private final RootDocument before;
  private final RootDocument after;
  private final List<RootChange> changes = new ArrayList<>();

  private RootDiff(RootDocument before, RootDocument after) {
    this.before = before;
    this.after = after;
  }

  /**
   * Compares two roots, neither of which has to be trusted.
   *
   * @param before the older
   * @param after the newer
   * @return the differences, sorted by kind; none if the newer says the same
   */
  public static List<RootChange> between(RootDocument before, RootDocument after) {
    RootDiff diff = new RootDiff(before, after);
    diff.succession();
    diff.devices();
    diff.holders();
    diff.roles();
    diff.packages();
    diff.times();
    diff.changes.sort(Comparator.comparing(RootChange::kind));
    return List.copyOf(diff.changes);
  }

  private void add(RootChange.Kind kind, String subject, String sentence) {
    changes.add(new RootChange(kind, subject, sentence));
  }

  private void succession() {
    try {
      TrustChain.requireSuccessor(before, after);
    } catch (PackageRefusedException e) {
      add(
          RootChange.Kind.NO_SUCCESSOR,
          e.refusal().reason().name(),
          "no device takes this root after the older one: " + e.getMessage());
    }
  }

  private void devices() {
    RootChange.Kind kind = RootChange.Kind.DEVICES;
    compare(
        kind,
        "manufacturer",
        "for devices of " + after.manufacturer(),
        "for devices of " + before.manufacturer());
    compare(
        kind,
        "environment",
        "for devices in environment " + RootWords.of(after.environment()),
        "for devices in environment " + RootWords.of(before.environment()));
  }

  private void holders() {
    Set<String> names = new TreeSet<>();
    before.keys().forEach(key -> names.add(key.holder()));
    after.keys().forEach(key -> names.add(key.holder()));
    for (String holder : names) {
      List<RootKey> had = keysOf(before, holder);
      List<RootKey> has = keysOf(after, holder);
      if (had.isEmpty()) {
        add(RootChange.Kind.JOINED, holder, holder + " joins with " + keys(after, has));
      } else if (has.isEmpty()) {
        add(RootChange.Kind.LEFT, holder, holder + " leaves, who had " + keys(before, had));
      } else {
        keys(holder, had, has);
      }
    }
  }

  private void keys(String holder, List<RootKey> had, List<RootKey> has) {
    for (RootKey key : has) {
      Optional<RootKey> old = had.stream().filter(each -> each.kid().equals(key.kid())).findFirst();
      if (old.isPresent()) {
        kept(holder, old.get(), key);
      } else {
        String from =
            before.key(key.kid()).map(other -> ", which was " + other.holder() + "'s").orElse("");
        add(RootChange.Kind.KEYS, holder, holder + " now has " + keys(after, List.of(key)) + from);
      }
    }
    for (RootKey key : had) {
      if (has.stream().noneMatch(kept -> kept.kid().equals(key.kid()))) {
        add(RootChange.Kind.KEYS, holder, holder + " no longer has " + keys(before, List.of(key)));
      }
    }
  }

  /** The id stays and what it stands for does not: a key that nobody counted can begin to count. */
  private void kept(String holder, RootKey old, RootKey key) {
    String was = RootWords.algorithm(old);
    String is = RootWords.algorithm(key);
    if (!is.equals(was)) {
      add(
          RootChange.Kind.KEYS,
          holder,
          holder
              + "'s key "
              + key.kid()
              + " is now "
              + is
              + ", was "
              + was
              + (old.jwk().algorithm().isEmpty() ? "; it counts from now on" : ""));
    } else if (!key.jwk().equals(old.jwk())) {
      add(
          RootChange.Kind.KEYS,
          holder,
          holder + "'s key " + key.kid() + " has another content under the same id");
    }
    if (before.roleOf(key.kid()) != after.roleOf(key.kid())) {
      add(
          RootChange.Kind.KEYS,
          holder,
          holder
              + " moves key "
              + key.kid()
              + " from "
              + before.roleOf(key.kid()).text()
              + " to "
              + after.roleOf(key.kid()).text());
    }
  }

  private void roles() {
    for (Role role : Role.values()) {
      boolean was = before.roles().containsKey(role);
      boolean is = after.roles().containsKey(role);
      if (was && is) {
        role(role);
      } else if (is) {
        add(RootChange.Kind.ROLE, role.text(), "the role " + role.text() + " is new");
      } else if (was) {
        add(RootChange.Kind.ROLE, role.text(), "the role " + role.text() + " is gone");
      }
    }
  }

  private void role(Role role) {
    int needed = RootWords.rule(before, role).threshold();
    int needs = RootWords.rule(after, role).threshold();
    long had = holders(before, role);
    long has = holders(after, role);
    if (needed != needs || had != has) {
      add(
          RootChange.Kind.ROLE,
          role.text(),
          role.text()
              + " needs "
              + needs
              + " of "
              + has
              + " holders, was "
              + needed
              + " of "
              + had);
    }
    String families = families(before, role);
    String now = families(after, role);
    if (!families.equals(now)) {
      add(
          RootChange.Kind.ROLE,
          role.text(),
          role.text() + " needs its holders in " + now + ", was in " + families);
    }
  }

  private void packages() {
    RootChange.Kind kind = RootChange.Kind.PACKAGES;
    compare(
        kind,
        "packageRoles",
        "packages need " + RootWords.of(after.packageRoles()),
        "packages need " + RootWords.of(before.packageRoles()));
    compare(
        kind,
        "packageExpiry",
        "the expiry of packages is " + RootWords.of(after.packageExpiry()),
        "the expiry of packages is " + RootWords.of(before.packageExpiry()));
    compare(
        kind,
        "authorisation",
        "installation needs the agreement of " + RootWords.of(after.authorisation()),
        "installation needs the agreement of " + RootWords.of(before.authorisation()));
    compare(kind, "apart", "apart are " + apart(after), "apart are " + apart(before));
  }

  private void times() {
    RootChange.Kind kind = RootChange.Kind.TIME;
    compare(kind, "issued", "issued " + after.issued(), "issued " + before.issued());
    compare(kind, "expires", "expires " + after.expires(), "expires " + before.expires());
    compare(
        kind,
        "onExpiry",
        "once expired, devices " + RootWords.of(after.onExpiry()),
        "once expired, devices " + RootWords.of(before.onExpiry()));
    compare(kind, "clockFloor", "clock floor " + floor(after), "clock floor " + floor(before));
  }

  private void compare(RootChange.Kind kind, String member, String now, String was) {
    if (!now.equals(was)) {
      int common = commonWords(now, was);
      add(kind, member, now + ", was " + was.substring(common));
    }
  }

  /** Says what both sentences begin with only once. */
  private static int commonWords(String now, String was) {
    int at = 0;
    int word = 0;
    while (at < Math.min(now.length(), was.length()) && now.charAt(at) == was.charAt(at)) {
      at++;
      if (was.charAt(at - 1) == ' ') {
        word = at;
      }
    }
    return word;
  }

  private static String keys(RootDocument root, List<RootKey> keys) {
    return keys.stream()
        .map(
            key ->
                RootWords.algorithm(key)
                    + " key "
                    + key.kid()
                    + " in "
                    + root.roleOf(key.kid()).text())
        .collect(Collectors.joining(" and "));
  }

  private static List<RootKey> keysOf(RootDocument root, String holder) {
    return root.keys().stream().filter(key -> key.holder().equals(holder)).toList();
  }

  private static long holders(RootDocument root, Role role) {
    return RootWords.keysOf(root, role).stream().map(RootKey::holder).distinct().count();
  }

  private static String families(RootDocument root, Role role) {
    return RootWords.rule(root, role).families().stream()
        .sorted()
        .map(RootWords::of)
        .collect(Collectors.joining(" and "));
  }

  private static String apart(RootDocument root) {
    return root.apart().isEmpty()
        ? "no roles"
        : root.apart().stream().map(RootWords::of).sorted().collect(Collectors.joining("; "));
  }

  private static String floor(RootDocument root) {
    return root.clockFloor().map(Objects::toString).orElse("none");
  }
}
