package dev.cachet.factory;

import dev.cachet.ceremony.DraftKey;
import dev.cachet.ceremony.DraftRole;
import dev.cachet.ceremony.RootCeremony;
import dev.cachet.ceremony.RootDraft;
import dev.cachet.ceremony.RootTerms;
import dev.cachet.jose.Algorithm;
import dev.cachet.jose.Family;
import dev.cachet.signer.SigningKey;
import dev.cachet.trust.Authorisation;
import dev.cachet.trust.Environment;
import dev.cachet.trust.OnExpiry;
import dev.cachet.trust.PackageExpiry;
import dev.cachet.trust.Role;
import dev.cachet.trust.TrustedRoot;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The people of a manufacturer at one time: three sign roots and three release, two of each are
 * needed; two clear, and both are needed. Changes give another staff.
 */
public record Staff(Set<Family> families, List<Member> members) {
  /** One person with one role and any number of keys. */
  public record Member(String holder, Role role, List<SigningKey> keys) {
    public Member {
      keys = List.copyOf(keys);
    }

    public static Member of(String holder, Role role, Algorithm... algorithms) {
      SecureRandom random = new SecureRandom();
      return new Member(
          holder,
          role,
          Stream.of(algorithms).map(each -> SigningKey.generate(each, random)).toList());
    }

    public SigningKey key(Family family) {
      return keys.stream()
          .filter(key -> key.publicKey().algorithm().orElseThrow().family() == family)
          .findFirst()
          .orElseThrow();
    }
  }

  public Staff {
    members = List.copyOf(members);
  }

  public static Staff of(Set<Family> families, Algorithm... algorithms) {
    List<Member> members = new ArrayList<>();
    for (String holder : List.of("root-a", "root-b", "root-c")) {
      members.add(Member.of(holder, Role.ROOT, algorithms));
    }
    for (String holder : List.of("release-a", "release-b", "release-c")) {
      members.add(Member.of(holder, Role.RELEASE, algorithms));
    }
    for (String holder : List.of("clearance-a", "clearance-b")) {
      members.add(Member.of(holder, Role.CLEARANCE, algorithms));
    }
    members.add(Member.of("grant-desk", Role.GRANT, algorithms));
    members.add(Member.of("downgrade-desk", Role.DOWNGRADE, algorithms));
    return new Staff(families, members);
  }

  public Member member(String holder) {
    return members.stream().filter(m -> m.holder().equals(holder)).findFirst().orElseThrow();
  }

  public List<Member> of(Role role) {
    return members.stream().filter(member -> member.role() == role).toList();
  }

  /** Somebody leaves and somebody comes, with a key of each algorithm. */
  public Staff with(String leaves, String comes, Algorithm... algorithms) {
    List<Member> now = new ArrayList<>(members);
    Member gone = member(leaves);
    now.remove(gone);
    now.add(Member.of(comes, gone.role(), algorithms));
    return new Staff(families, now);
  }

  public List<SigningKey> packageSigners() {
    return Stream.of("release-a", "release-b", "clearance-a", "clearance-b")
        .flatMap(holder -> member(holder).keys().stream())
        .toList();
  }

  public RootDraft draft(long version, Instant issued, Instant expires, Optional<Instant> floor) {
    List<DraftKey> keys = new ArrayList<>();
    for (Member member : members) {
      member
          .keys()
          .forEach(key -> keys.add(new DraftKey(member.holder(), member.role(), key.publicKey())));
    }
    return new RootDraft(version, terms(issued, expires, floor), roles(), keys);
  }

  public List<DraftRole> roles() {
    List<DraftRole> roles = new ArrayList<>();
    for (Role role : EnumSet.range(Role.ROOT, Role.DOWNGRADE)) {
      roles.add(new DraftRole(role, role.compareTo(Role.CLEARANCE) <= 0 ? 2 : 1, families));
    }
    return roles;
  }

  public static RootTerms terms(Instant issued, Instant expires, Optional<Instant> floor) {
    return new RootTerms(
        Environment.PRODUCTION,
        Manufacturer.NAME,
        issued,
        expires,
        OnExpiry.WARN,
        floor,
        PackageExpiry.OPTIONAL,
        Authorisation.NONE,
        Set.of(Role.RELEASE, Role.CLEARANCE),
        List.of(Set.of(Role.RELEASE, Role.CLEARANCE), Set.of(Role.ROOT, Role.RELEASE)));
  }

  public TrustedRoot firstRoot(RootDraft draft) throws Exception {
    RootCeremony ceremony = RootCeremony.first(draft.payload());
    sign(ceremony);
    return ceremony.complete();
  }

  /** The holders of both roots sign. */
  public static TrustedRoot rotate(TrustedRoot old, Staff before, Staff after, RootDraft draft)
      throws Exception {
    RootCeremony ceremony = RootCeremony.rotation(old, draft.payload());
    before.sign(ceremony);
    after.sign(ceremony);
    return ceremony.complete();
  }

  /** The first two holders of root sign, with each key that has not signed yet. */
  private void sign(RootCeremony ceremony) throws Exception {
    for (Member member : of(Role.ROOT).subList(0, 2)) {
      for (SigningKey key : member.keys()) {
        if (!ceremony.signedBy().contains(key.publicKey().kid())) {
          ceremony.sign(key);
        }
      }
    }
  }
}
