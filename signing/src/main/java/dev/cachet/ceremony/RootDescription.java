package dev.cachet.ceremony;

import dev.cachet.jose.Family;
import dev.cachet.json.JsonLimits;
import dev.cachet.json.JsonObject;
import dev.cachet.json.StrictJson;
import dev.cachet.json.StrictJsonException;
import dev.cachet.signer.KeyFileException;
import dev.cachet.signer.PublicKeyFile;
import dev.cachet.trust.Authorisation;
import dev.cachet.trust.Environment;
import dev.cachet.trust.OnExpiry;
import dev.cachet.trust.PackageExpiry;
import dev.cachet.trust.Role;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The file in which people write what a trust root shall say ({@code trust.schema.json}): its
 * terms, its roles, and for each key its holder, its one role and the file of its public part.
 * Relative paths start at the folder of the file.
 */
public final class RootDescription {
  private static final String CLAUSE = "trust.schema.json";
  private static final int MAX_BYTES = 1 << 20;
  private static final int MAX_KEYS = 64;
  private static final int MAX_ROLES = 6;
  private static final int MAX_GROUPS = 16;

  private RootDescription() {}

  /**
   * Reads a description and the public keys that it names.
   *
   * @param file at most 1 MiB of strict JSON
   * @return the draft of the root
   * @throws RootDescriptionException if the description or a key breaks a rule; an unknown member
   *     is an error
   * @throws IOException if the description or a key cannot be read
   */
  public static RootDraft read(Path file) throws IOException, RootDescriptionException {
    byte[] bytes;
    try (InputStream in = Files.newInputStream(file)) {
      bytes = in.readNBytes(MAX_BYTES + 1);
    }
    try {
      JsonObject json = StrictJson.parse(bytes, JsonLimits.of(MAX_BYTES));
      requireMembers(json);
      return new RootDraft(
          json.integer("version", 1, 9_999_999_999L),
          terms(json),
          roles(json),
          keys(json, file.toAbsolutePath()));
    } catch (StrictJsonException | KeyFileException | IllegalArgumentException e) {
      throw new RootDescriptionException(file.toString(), e);
    }
  }

  private static void requireMembers(JsonObject json) throws StrictJsonException {
    json.onlyMembers(
        "schemaVersion",
        "version",
        "environment",
        "manufacturer",
        "issued",
        "expires",
        "onExpiry",
        "clockFloor",
        "packageExpiry",
        "authorisation",
        "packageRoles",
        "apart",
        "roles",
        "keys");
    long unused = json.integer("schemaVersion", 1, 1);
  }

  private static RootTerms terms(JsonObject json) throws StrictJsonException {
    return new RootTerms(
        json.constant("environment", Environment.class, CLAUSE),
        json.name("manufacturer"),
        json.time("issued"),
        json.time("expires"),
        json.constant("onExpiry", OnExpiry.class, CLAUSE),
        json.optionalTime("clockFloor"),
        json.constant("packageExpiry", PackageExpiry.class, CLAUSE),
        json.constant("authorisation", Authorisation.class, CLAUSE),
        words(json, "packageRoles", json.strings("packageRoles", MAX_ROLES), Role.class),
        apart(json));
  }

  private static List<Set<Role>> apart(JsonObject json) throws StrictJsonException {
    List<Set<Role>> groups = new ArrayList<>();
    if (json.has("apart")) {
      for (List<String> group : json.stringLists("apart", MAX_GROUPS, "JSON-8")) {
        groups.add(words(json, "apart", group, Role.class));
      }
    }
    return groups;
  }

  private static List<DraftRole> roles(JsonObject json) throws StrictJsonException {
    List<DraftRole> roles = new ArrayList<>();
    for (JsonObject role : json.objects("roles", MAX_ROLES)) {
      role.onlyMembers("role", "threshold", "families");
      roles.add(
          new DraftRole(
              role.constant("role", Role.class, CLAUSE),
              (int) role.integer("threshold", 1, MAX_KEYS),
              words(role, "families", role.strings("families", MAX_ROLES), Family.class)));
    }
    return roles;
  }

  private static List<DraftKey> keys(JsonObject json, Path description)
      throws StrictJsonException, KeyFileException, IOException {
    List<DraftKey> keys = new ArrayList<>();
    for (JsonObject key : json.objects("keys", MAX_KEYS)) {
      key.onlyMembers("holder", "role", "jwk");
      keys.add(
          new DraftKey(
              key.name("holder"),
              key.constant("role", Role.class, CLAUSE),
              PublicKeyFile.read(file(key, description))));
    }
    return keys;
  }

  private static Path file(JsonObject key, Path description) throws StrictJsonException {
    try {
      return description.resolveSibling(key.string("jwk"));
    } catch (InvalidPathException e) {
      throw key.problem(CLAUSE, "jwk", key.string("jwk"), "the path of a public key file");
    }
  }

  private static <E extends Enum<E>> Set<E> words(
      JsonObject json, String member, List<String> given, Class<E> type)
      throws StrictJsonException {
    Set<E> words = EnumSet.noneOf(type);
    for (String word : given) {
      E constant =
          EnumSet.allOf(type).stream()
              .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(word))
              .findFirst()
              .orElseThrow(
                  () -> json.problem(CLAUSE, member, word, "one of " + EnumSet.allOf(type)));
      if (!words.add(constant)) {
        throw json.problem(CLAUSE, member, word + " twice", "each once");
      }
    }
    return words;
  }
}
