package dev.cachet.ceremony;

import dev.cachet.trust.Authorisation;
import dev.cachet.trust.Environment;
import dev.cachet.trust.OnExpiry;
import dev.cachet.trust.PackageExpiry;
import dev.cachet.trust.Role;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a root draft says beside its keys. There are no defaults: whoever makes a root decides each.
 *
 * @param environment production or test
 * @param manufacturer whose devices; a name
 * @param issued a whole second, not before that of the root before
 * @param expires a whole second after {@code issued}
 * @param onExpiry what the expiry does to a device with a trusted clock
 * @param clockFloor the floor that an accepting device sets; empty to raise it to {@code issued}
 * @param packageExpiry whether every package has to expire
 * @param authorisation who has to agree to any installation, at least
 * @param packageRoles whose quorums a package needs; release, and clearance or not
 * @param apart groups of roles of which no person holds two; possibly none
 */
public record RootTerms(
    Environment environment,
    String manufacturer,
    Instant issued,
    Instant expires,
    OnExpiry onExpiry,
    Optional<Instant> clockFloor,
    PackageExpiry packageExpiry,
    Authorisation authorisation,
    Set<Role> packageRoles,
    List<Set<Role>> apart) {
  /**
   * Copies the collections; roles are written in the order of {@link Role}.
   *
   * @param environment not null
   * @param manufacturer not null
   * @param issued not null
   * @param expires not null
   * @param onExpiry not null
   * @param clockFloor not null
   * @param packageExpiry not null
   * @param authorisation not null
   * @param packageRoles not empty
   * @param apart not null, no group empty
   */
  public RootTerms {
    packageRoles = ordered(packageRoles);
    apart = apart.stream().map(RootTerms::ordered).toList();
  }

  private static Set<Role> ordered(Set<Role> roles) {
    if (roles.isEmpty()) {
      throw new IllegalArgumentException("a set of roles has at least one");
    }
    return Collections.unmodifiableSet(EnumSet.copyOf(roles));
  }
}
