package dev.cachet.factory;

import dev.cachet.ceremony.DraftKey;
import dev.cachet.ceremony.DraftRole;
import dev.cachet.ceremony.RootCeremony;
import dev.cachet.ceremony.RootDraft;
import dev.cachet.ceremony.RootTerms;
import dev.cachet.jose.Family;
import dev.cachet.signer.SigningKey;
import dev.cachet.trust.Authorisation;
import dev.cachet.trust.Environment;
import dev.cachet.trust.OnExpiry;
import dev.cachet.trust.PackageExpiry;
import dev.cachet.trust.Role;
import dev.cachet.trust.TrustedRoot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Six people; two of them sign roots, one releases, one clears; every role is hybrid. */
public final class Manufacturer {
  public static final String NAME = "example-devices";
  public static final Instant ISSUED = Instant.parse("2026-11-01T00:00:00Z");

  public final Person root1 = Person.of("root-1", Role.ROOT);
  public final Person root2 = Person.of("root-2", Role.ROOT);
  public final Person release = Person.of("release-desk", Role.RELEASE);
  public final Person clearance = Person.of("clearance-desk", Role.CLEARANCE);
  public final Person grant = Person.of("grant-desk", Role.GRANT);
  public final Person downgrade = Person.of("downgrade-desk", Role.DOWNGRADE);

  public List<Person> people() {
    return List.of(root1, root2, release, clearance, grant, downgrade);
  }

  public List<DraftKey> keys() {
    List<DraftKey> keys = new ArrayList<>();
    people().forEach(person -> keys.addAll(person.keys()));
    return keys;
  }

  public static List<DraftRole> roles() {
    List<DraftRole> roles = new ArrayList<>();
    for (Role role : EnumSet.range(Role.ROOT, Role.DOWNGRADE)) {
      int threshold = role == Role.ROOT ? 2 : 1;
      roles.add(new DraftRole(role, threshold, EnumSet.allOf(Family.class)));
    }
    return roles;
  }

  public static RootTerms terms() {
    return new RootTerms(
        Environment.PRODUCTION,
        NAME,
        ISSUED,
        Instant.parse("2036-11-01T00:00:00Z"),
        OnExpiry.WARN,
        Optional.empty(),
        PackageExpiry.OPTIONAL,
        Authorisation.NONE,
        Set.of(Role.RELEASE, Role.CLEARANCE),
        List.of(Set.of(Role.RELEASE, Role.CLEARANCE)));
  }

  public RootDraft draft(long version) {
    return new RootDraft(version, terms(), roles(), keys());
  }

  public List<SigningKey> rootSigners() {
    List<SigningKey> signers = new ArrayList<>(root1.signers());
    signers.addAll(root2.signers());
    return signers;
  }

  public TrustedRoot firstRoot() throws Exception {
    RootCeremony ceremony = RootCeremony.first(draft(1).payload());
    for (SigningKey signer : rootSigners()) {
      ceremony.sign(signer);
    }
    return ceremony.complete();
  }

  /** Hands over from this manufacturer's people to others. */
  public TrustedRoot rotate(TrustedRoot old, Manufacturer successor) throws Exception {
    RootCeremony ceremony =
        RootCeremony.rotation(old, successor.draft(old.document().version() + 1).payload());
    for (SigningKey signer : rootSigners()) {
      ceremony.sign(signer);
    }
    for (SigningKey signer : successor.rootSigners()) {
      if (!ceremony.signedBy().contains(signer.publicKey().kid())) {
        ceremony.sign(signer);
      }
    }
    return ceremony.complete();
  }
}
