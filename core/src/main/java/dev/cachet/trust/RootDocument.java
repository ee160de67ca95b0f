package dev.cachet.trust;

import dev.cachet.refusal.PackageRefusedException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The payload of a root document, parsed and checked by every rule of the trust specification,
 * section 5. It is not trusted: see {@link TrustChain}.
 */
public final class RootDocument {
  /** Largest payload in bytes. */
  public static final int MAX_BYTES = 262_144;

  private RootDocument() {}

  /**
   * Parses and checks a payload.
   *
   * @param payload at most {@value #MAX_BYTES} bytes
   * @return the document
   * @throws PackageRefusedException with {@code ROOT_MALFORMED}, {@code FORMAT_UNSUPPORTED}, {@code
   *     ROOT_QUORUM_UNREACHABLE} or {@code APART_VIOLATED}
   */
  public static RootDocument open(byte[] payload) throws PackageRefusedException {
    return Pending.value(RootDocument.class);
  }

  /**
   * The number of this root in its chain.
   *
   * @return 1 to 9,999,999,999
   */
  public long version() {
    return Pending.value(Long.class);
  }

  /**
   * What the root is for.
   *
   * @return production or test
   */
  public Environment environment() {
    return Pending.value(Environment.class);
  }

  /**
   * Whose root this is.
   *
   * @return a name
   */
  public String manufacturer() {
    return Pending.value(String.class);
  }

  /**
   * When it was issued.
   *
   * @return a whole second
   */
  public Instant issued() {
    return Pending.value(Instant.class);
  }

  /**
   * The last instant at which it is valid.
   *
   * @return a whole second, after {@link #issued()}
   */
  public Instant expires() {
    return Pending.value(Instant.class);
  }

  /**
   * What its expiry does.
   *
   * @return warn unless it says otherwise
   */
  public OnExpiry onExpiry() {
    return Pending.value(OnExpiry.class);
  }

  /**
   * The floor that an accepting device sets.
   *
   * @return empty if the root sets none
   */
  public Optional<Instant> clockFloor() {
    return Pending.<Optional<Instant>>any();
  }

  /**
   * All keys.
   *
   * @return 1 to 64, unknown ones included, unmodifiable
   */
  public List<RootKey> keys() {
    return Pending.<List<RootKey>>any();
  }

  /**
   * Finds a key.
   *
   * @param kid its id
   * @return the key, known or unknown, if the root lists it
   */
  public Optional<RootKey> key(String kid) {
    return Pending.<Optional<RootKey>>any();
  }

  /**
   * All roles that the root defines.
   *
   * @return each with its rule, unmodifiable
   */
  public Map<Role, RoleRule> roles() {
    return Pending.<Map<Role, RoleRule>>any();
  }

  /**
   * The role of a key.
   *
   * @param kid the id of a key that the root lists
   * @return its one role
   * @throws IllegalArgumentException if the root lists no such key
   */
  public Role roleOf(String kid) {
    return Pending.value(Role.class);
  }

  /**
   * Whether packages need an expiry.
   *
   * @return required or optional
   */
  public PackageExpiry packageExpiry() {
    return Pending.value(PackageExpiry.class);
  }

  /**
   * Who has to agree to any installation.
   *
   * @return the least that is needed
   */
  public Authorisation authorisation() {
    return Pending.value(Authorisation.class);
  }

  /**
   * Whose quorums a package needs, all of them.
   *
   * @return release, and clearance if the root says so
   */
  public Set<Role> packageRoles() {
    return Pending.<Set<Role>>any();
  }

  /**
   * Roles that no person may combine.
   *
   * @return the groups, unmodifiable
   */
  public List<Set<Role>> apart() {
    return Pending.<List<Set<Role>>>any();
  }
}
