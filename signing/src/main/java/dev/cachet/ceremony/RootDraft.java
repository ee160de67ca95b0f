package dev.cachet.ceremony;

import dev.cachet.json.JsonLimits;
import dev.cachet.json.JsonObject;
import dev.cachet.json.JsonWriter;
import dev.cachet.json.StrictJson;
import dev.cachet.json.StrictJsonException;
import dev.cachet.refusal.PackageRefusedException;
import dev.cachet.trust.Role;
import dev.cachet.trust.RootDocument;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A trust root before anybody signed it. The same inputs give the same bytes: keys ascend by id,
 * roles and families stand in their one order.
 */
public final class RootDraft {
  private static final int MAX_JWK = 16 * 1024;

  private final long version;
  private final RootTerms terms;
  private final List<DraftRole> roles;
  private final List<DraftKey> keys;

  /**
   * Collects what a root says. Whether it all holds together is judged by {@link #payload}.
   *
   * @param version 1 for the first root, else that of the root before plus 1
   * @param terms everything but keys and roles
   * @param roles each role that the root defines, once
   * @param keys all keys, each with its holder and its one role
   */
  public RootDraft(long version, RootTerms terms, List<DraftRole> roles, List<DraftKey> keys) {
    this.version = version;
    this.terms = terms;
    this.roles = roles.stream().sorted(Comparator.comparing(DraftRole::role)).toList();
    this.keys =
        keys.stream().sorted(Comparator.comparing((DraftKey key) -> key.jwk().kid())).toList();
  }

  /**
   * Writes the payload of the root document and lets the reader that devices use judge it.
   *
   * @return strict JSON without white space
   * @throws PackageRefusedException if a rule of the trust specification, section 5, is broken, for
   *     example if a role can never reach its quorum
   */
  public byte[] payload() throws PackageRefusedException {
    JsonWriter out = new JsonWriter().member("format", 1).member("version", version);
    out.member("environment", word(terms.environment()));
    out.member("manufacturer", terms.manufacturer());
    out.member("issued", terms.issued()).member("expires", terms.expires());
    out.member("onExpiry", word(terms.onExpiry()));
    terms.clockFloor().ifPresent(floor -> out.member("clockFloor", floor));
    keys(out);
    roles(out);
    out.member("packageExpiry", word(terms.packageExpiry()));
    out.member("authorisation", word(terms.authorisation()));
    out.member("packageRoles", names(terms.packageRoles()));
    apart(out);
    byte[] payload = out.bytes();
    RootDocument.open(payload);
    return payload;
  }

  private void keys(JsonWriter out) {
    out.beginArray("keys");
    for (DraftKey key : keys) {
      out.beginObject()
          .member("kid", key.jwk().kid())
          .member("holder", key.holder())
          .member("jwk", parsed(key.jwk().json()))
          .endObject();
    }
    out.endArray();
  }

  private void roles(JsonWriter out) {
    out.beginObject("roles");
    for (DraftRole role : roles) {
      List<String> kids =
          keys.stream()
              .filter(key -> key.role() == role.role())
              .map(key -> key.jwk().kid())
              .toList();
      out.beginObject(role.role().text())
          .member("keys", kids)
          .member("threshold", role.threshold())
          .member("families", role.families().stream().map(RootDraft::word).toList())
          .endObject();
    }
    out.endObject();
  }

  private void apart(JsonWriter out) {
    if (terms.apart().isEmpty()) {
      return;
    }
    String groups =
        terms.apart().stream()
            .map(group -> "[\"" + String.join("\",\"", names(group)) + "\"]")
            .collect(Collectors.joining(",", "{\"apart\":[", "]}"));
    out.copy(parsed(groups), "apart");
  }

  private static JsonObject parsed(String json) {
    try {
      JsonLimits limits = JsonLimits.of(MAX_JWK).withString("/pub", MAX_JWK);
      return StrictJson.parse(json.getBytes(StandardCharsets.UTF_8), limits);
    } catch (StrictJsonException e) {
      throw new IllegalStateException("what was built here is strict JSON", e);
    }
  }

  private static List<String> names(Set<Role> roles) {
    return roles.stream().map(Role::text).toList();
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
