package dev.cachet.trust;

import dev.cachet.refusal.PackageRefusedException;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The payload of a root document, parsed and checked by every rule of the trust specification,
 * section 5. It is not trusted: see {@link TrustChain}.
 */
public final class RootDocument implements KeyRing {
  /** Largest payload in bytes. */
  public static final int MAX_BYTES = 262_144;

  private final RootHead head;
  private final List<RootKey> keys;
  private final Map<Role, RoleRule> roles;
  private final Set<Role> packageRoles;
  private final List<Set<Role>> apart;
  private final Map<String, RootKey> keysByKid;
  private final Map<String, Role> rolesByKid;

  RootDocument(
      RootHead head,
      List<RootKey> keys,
      Map<Role, RoleRule> roles,
      Set<Role> packageRoles,
      List<Set<Role>> apart) {
    this.head = head;
    this.keys = List.copyOf(keys);
    this.roles = Collections.unmodifiableMap(new EnumMap<>(roles));
    this.packageRoles = Collections.unmodifiableSet(EnumSet.copyOf(packageRoles));
    this.apart = List.copyOf(apart);
    this.keysByKid = new HashMap<>();
    this.rolesByKid = new HashMap<>();
    keys.forEach(key -> keysByKid.put(key.kid(), key));
    roles.forEach((role, rule) -> rule.keys().forEach(kid -> rolesByKid.put(kid, role)));
  }

  /**
   * Parses and checks a payload.
   *
   * @param payload at most {@value #MAX_BYTES} bytes
   * @return the document
   * @throws PackageRefusedException with {@code ROOT_MALFORMED}, {@code FORMAT_UNSUPPORTED}, {@code
   *     ROOT_QUORUM_UNREACHABLE} or {@code APART_VIOLATED}
   */
  public static RootDocument open(byte[] payload) throws PackageRefusedException {
    return RootReader.read(payload);
  }

  /**
   * The number of this root in its chain.
   *
   * @return 1 to 9,999,999,999
   */
  public long version() {
    return head.version();
  }

  /**
   * What the root is for.
   *
   * @return production or test
   */
  public Environment environment() {
    return head.environment();
  }

  /**
   * Whose root this is.
   *
   * @return a name
   */
  public String manufacturer() {
    return head.manufacturer();
  }

  /**
   * When it was issued.
   *
   * @return a whole second
   */
  public Instant issued() {
    return head.issued();
  }

  /**
   * The last instant at which it is valid.
   *
   * @return a whole second, after {@link #issued()}
   */
  public Instant expires() {
    return head.expires();
  }

  /**
   * What its expiry does.
   *
   * @return warn unless it says otherwise
   */
  public OnExpiry onExpiry() {
    return head.onExpiry();
  }

  /**
   * The floor that an accepting device sets.
   *
   * @return empty if the root sets none
   */
  public Optional<Instant> clockFloor() {
    return head.clockFloor();
  }

  /**
   * All keys.
   *
   * @return 1 to 64, unknown ones included, unmodifiable
   */
  public List<RootKey> keys() {
    return keys;
  }

  /**
   * Finds a key.
   *
   * @param kid its id
   * @return the key, known or unknown, if the root lists it
   */
  @Override
  public Optional<RootKey> key(String kid) {
    return Optional.ofNullable(keysByKid.get(kid));
  }

  /**
   * All roles that the root defines.
   *
   * @return each with its rule, unmodifiable
   */
  public Map<Role, RoleRule> roles() {
    return roles;
  }

  /**
   * The role of a key.
   *
   * @param kid the id of a key that the root lists
   * @return its one role
   * @throws IllegalArgumentException if the root lists no such key
   */
  @Override
  public Role roleOf(String kid) {
    Role role = rolesByKid.get(kid);
    if (role == null) {
      throw new IllegalArgumentException("the root lists no key " + kid);
    }
    return role;
  }

  /**
   * What is demanded of a role.
   *
   * @param role a role
   * @return its rule, if the root defines the role
   */
  @Override
  public Optional<RoleRule> rule(Role role) {
    return Optional.ofNullable(roles.get(role));
  }

  /**
   * Whether packages need an expiry.
   *
   * @return required or optional
   */
  public PackageExpiry packageExpiry() {
    return head.packageExpiry();
  }

  /**
   * Who has to agree to any installation.
   *
   * @return the least that is needed
   */
  public Authorisation authorisation() {
    return head.authorisation();
  }

  /**
   * Whose quorums a package needs, all of them.
   *
   * @return release, and clearance if the root says so
   */
  public Set<Role> packageRoles() {
    return packageRoles;
  }

  /**
   * Roles that no person may combine.
   *
   * @return the groups, unmodifiable
   */
  public List<Set<Role>> apart() {
    return apart;
  }
}
