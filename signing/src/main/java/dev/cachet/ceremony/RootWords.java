package dev.cachet.ceremony;

import dev.cachet.jose.Algorithm;
import dev.cachet.trust.Role;
import dev.cachet.trust.RoleRule;
import dev.cachet.trust.RootDocument;
import dev.cachet.trust.RootKey;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** The parts of a root in the words of its document. */
final class RootWords {
  private RootWords() {}

  static String of(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  static String of(Collection<Role> roles) {
    return String.join(" and ", names(roles));
  }

  static List<String> names(Collection<Role> roles) {
    return roles.stream().sorted().map(Role::text).toList();
  }

  static String algorithm(RootKey key) {
    return key.jwk().algorithm().map(Algorithm::jwsName).orElse("unknown algorithm");
  }

  static RoleRule rule(RootDocument root, Role role) {
    return Objects.requireNonNull(root.roles().get(role), "a role that the root defines");
  }

  static List<RootKey> keysOf(RootDocument root, Role role) {
    return root.keys().stream().filter(key -> root.roleOf(key.kid()) == role).toList();
  }
}
