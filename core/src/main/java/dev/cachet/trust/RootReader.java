package dev.cachet.trust;

import dev.cachet.jose.Family;
import dev.cachet.jose.PublicJwk;
import dev.cachet.json.JsonLimits;
import dev.cachet.json.JsonObject;
import dev.cachet.json.StrictJson;
import dev.cachet.json.StrictJsonException;
import dev.cachet.refusal.PackageRefusedException;
import dev.cachet.refusal.Reason;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the payload of a root document member by member. */
final class RootReader {
  static final String SUBJECT = "root";
  private static final long MAX_VERSION = 9_999_999_999L;
  private static final int MAX_KEYS = 64;
  private static final int MAX_GROUPS = 16;

  /** Unknown keys may hold longer strings; the bytes of known ones are counted exactly. */
  private static final JsonLimits LIMITS =
      JsonLimits.of(RootDocument.MAX_BYTES).withString("/keys/*/jwk/*", 8192);

  private final JsonObject root;

  private RootReader(JsonObject root) {
    this.root = root;
  }

  static RootDocument read(byte[] payload) throws PackageRefusedException {
    RootDocument document;
    try {
      JsonObject root = StrictJson.parse(payload, LIMITS);
      requireFormat(root);
      document = new RootReader(root).document();
    } catch (StrictJsonException e) {
      throw e.refusedAs(Reason.ROOT_MALFORMED, SUBJECT);
    }
    RootRules.require(document);
    return document;
  }

  private static void requireFormat(JsonObject root)
      throws StrictJsonException, PackageRefusedException {
    long format = root.integer("format", 0, StrictJson.MAX_INTEGER);
    if (format != 1) {
      throw new PackageRefusedException(
          Reason.FORMAT_UNSUPPORTED, "TRU-24", SUBJECT, "format " + format, "format 1");
    }
  }

  private RootDocument document() throws StrictJsonException {
    root.onlyMembers(
        "format",
        "version",
        "environment",
        "manufacturer",
        "issued",
        "expires",
        "onExpiry",
        "clockFloor",
        "keys",
        "roles",
        "packageExpiry",
        "authorisation",
        "packageRoles",
        "apart");
    RootHead head = head();
    List<RootKey> keys = keys();
    Map<Role, RoleRule> roles = roles();
    requireEachKeyInOneRole(keys, roles);
    return new RootDocument(head, keys, roles, packageRoles(), apart(roles.keySet()));
  }

  private RootHead head() throws StrictJsonException {
    long version = root.integer("version", 0, StrictJson.MAX_INTEGER);
    if (version < 1 || version > MAX_VERSION) {
      throw root.problem("TRU-25", "version", Long.toString(version), "1 to " + MAX_VERSION);
    }
    Instant issued = root.time("issued");
    Instant expires = root.time("expires");
    if (!expires.isAfter(issued)) {
      throw root.problem("TRU-27", "expires", expires.toString(), "later than " + issued);
    }
    return new RootHead(
        version,
        root.constant("environment", Environment.class, "TRU-26"),
        root.name("manufacturer"),
        issued,
        expires,
        root.has("onExpiry") ? root.constant("onExpiry", OnExpiry.class, "TRU-26") : OnExpiry.WARN,
        root.optionalTime("clockFloor"),
        root.constant("packageExpiry", PackageExpiry.class, "TRU-26"),
        root.constant("authorisation", Authorisation.class, "TRU-26"));
  }

  private List<RootKey> keys() throws StrictJsonException {
    List<RootKey> keys = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (JsonObject key : root.objects("keys", MAX_KEYS, "TRU-28")) {
      key.onlyMembers("kid", "holder", "jwk");
      String kid = key.string("kid");
      if (!seen.add(kid)) {
        throw key.problem("TRU-28", "kid", kid + " twice", "each key once");
      }
      keys.add(new RootKey(kid, key.name("holder"), PublicJwk.read(key.object("jwk"), kid)));
    }
    if (keys.isEmpty()) {
      throw root.problem("TRU-28", "keys", "no key", "1 to " + MAX_KEYS);
    }
    return keys;
  }

  private Map<Role, RoleRule> roles() throws StrictJsonException {
    JsonObject roles = root.object("roles");
    Map<Role, RoleRule> rules = new EnumMap<>(Role.class);
    for (String name : roles.names()) {
      Optional<Role> role = Role.of(name);
      if (role.isEmpty()) {
        throw roles.problem("TRU-29", name, "an unknown role", "one of the six roles");
      }
      rules.put(role.get(), rule(roles.object(name)));
    }
    for (Role role : Role.values()) {
      if (role != Role.CARRIAGE && !rules.containsKey(role)) {
        throw roles.problem("TRU-29", role.text(), "nothing", "a role");
      }
    }
    return rules;
  }

  private static RoleRule rule(JsonObject rule) throws StrictJsonException {
    rule.onlyMembers("keys", "threshold", "families");
    long threshold = rule.integer("threshold", 0, StrictJson.MAX_INTEGER);
    if (threshold < 1) {
      // A03: nobody is always enough.
      throw rule.problem("TRU-30", "threshold", "0", "at least 1");
    }
    // More than the number of keys is never reached, so it may be cut.
    int capped = Math.toIntExact(Math.min(threshold, MAX_KEYS + 1L));
    return new RoleRule(rule.strings("keys", MAX_KEYS, "TRU-32"), capped, families(rule));
  }

  private static Set<Family> families(JsonObject rule) throws StrictJsonException {
    Set<Family> families = EnumSet.noneOf(Family.class);
    for (String text : rule.strings("families", MAX_KEYS, "TRU-31")) {
      Family family = null;
      for (Family candidate : Family.values()) {
        if (candidate.name().toLowerCase(Locale.ROOT).equals(text)) {
          family = candidate;
        }
      }
      if (family == null || !families.add(family)) {
        throw rule.problem("TRU-31", "families", text, "classical and pq, each once at most");
      }
    }
    if (families.isEmpty()) {
      // A13: without a family, whatever is left after stripping would do.
      throw rule.problem("TRU-31", "families", "none", "at least one family");
    }
    return families;
  }

  private void requireEachKeyInOneRole(List<RootKey> keys, Map<Role, RoleRule> roles)
      throws StrictJsonException {
    Set<String> free = new HashSet<>();
    keys.forEach(key -> free.add(key.kid()));
    for (Map.Entry<Role, RoleRule> role : roles.entrySet()) {
      for (String kid : role.getValue().keys()) {
        if (!free.remove(kid)) {
          throw root.object("roles")
              .problem("TRU-32", role.getKey().text(), kid, "keys of the root, in no other role");
        }
      }
    }
    if (!free.isEmpty()) {
      throw root.problem("TRU-32", "keys", free + " in no role", "each key in one role");
    }
  }

  private Set<Role> packageRoles() throws StrictJsonException {
    Set<Role> roles = EnumSet.noneOf(Role.class);
    for (String text : root.strings("packageRoles", Role.values().length, "TRU-33")) {
      Role role = Role.of(text).orElse(Role.ROOT);
      if ((role != Role.RELEASE && role != Role.CLEARANCE) || !roles.add(role)) {
        throw root.problem("TRU-33", "packageRoles", text, "release and clearance, each once");
      }
    }
    if (!roles.contains(Role.RELEASE)) {
      throw root.problem("TRU-33", "packageRoles", "no release", "release among them");
    }
    return roles;
  }

  private List<Set<Role>> apart(Set<Role> defined) throws StrictJsonException {
    if (!root.has("apart")) {
      return List.of();
    }
    List<List<String>> groups = root.stringLists("apart", MAX_GROUPS, "TRU-34");
    List<Set<Role>> apart = new ArrayList<>();
    for (List<String> group : groups) {
      Set<Role> roles = EnumSet.noneOf(Role.class);
      for (String text : group) {
        Optional<Role> role = Role.of(text);
        if (role.isEmpty() || !defined.contains(role.get()) || !roles.add(role.get())) {
          throw root.problem("TRU-34", "apart", text, "roles of this root, each once in a group");
        }
      }
      if (roles.size() < 2) {
        throw root.problem("TRU-34", "apart", roles.size() + " roles in a group", "2 or more");
      }
      apart.add(roles);
    }
    if (apart.isEmpty()) {
      throw root.problem("TRU-34", "apart", "no group", "1 to " + MAX_GROUPS);
    }
    return apart;
  }
}
