package dev.cachet.trust;

import java.util.Optional;

/** The keys under which signatures are counted. */
interface KeyRing {
  /** Finds a key, known or unknown. */
  Optional<RootKey> key(String kid);

  /** The one role of a key that is listed. */
  Role roleOf(String kid);

  /** What is demanded of a role; empty if there is no such role. */
  Optional<RoleRule> rule(Role role);
}
