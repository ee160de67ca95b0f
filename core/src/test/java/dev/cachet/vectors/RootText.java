package dev.cachet.vectors;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cachet.digest.Sha256;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A root document, written member by member as text. All is right until it is changed. */
final class RootText {
  static final String CLASSICAL = "\"classical\"";
  static final String PQ = "\"pq\"";
  static final String HYBRID = "\"classical\",\"pq\"";

  private final Map<String, String> members = new LinkedHashMap<>();
  private final Map<String, Role> roles = new LinkedHashMap<>();
  private final List<String> moreKeys = new ArrayList<>();
  private final long version;
  private UnaryOperator<byte[]> edit = bytes -> bytes;

  private record Role(int threshold, String families, List<VectorKey> keys, String moreKids) {
    String json() {
      String kids =
          keys.stream().map(key -> "\"" + key.kid() + "\"").collect(Collectors.joining(","));
      return "{\"keys\":["
          + kids
          + moreKids
          + "],\"threshold\":"
          + threshold
          + ",\"families\":["
          + families
          + "]}";
    }
  }

  RootText(long version) {
    this.version = version;
    set("format", "1").set("version", Long.toString(version));
    set("environment", "\"production\"").set("manufacturer", "\"example-devices\"");
    set("issued", "\"2026-01-01T00:00:00Z\"").set("expires", "\"2036-01-01T00:00:00Z\"");
    set("keys", "").set("roles", "");
    set("packageExpiry", "\"required\"").set("authorisation", "\"none\"");
    set("packageRoles", "[\"release\",\"clearance\"]");
  }

  long version() {
    return version;
  }

  RootText set(String member, String json) {
    members.put(member, json);
    return this;
  }

  RootText without(String member) {
    members.remove(member);
    return this;
  }

  RootText role(String name, int threshold, String families, VectorKey... keys) {
    roles.put(name, new Role(threshold, families, List.of(keys), ""));
    return this;
  }

  RootText withoutRole(String name) {
    roles.remove(name);
    return this;
  }

  /** Adds a key that is written by hand, in a role. */
  RootText handwritten(String role, String kid, String key) {
    moreKeys.add(key);
    Role old = roles.get(role);
    String more = old.moreKids() + ",\"" + kid + "\"";
    roles.put(role, new Role(old.threshold(), old.families(), old.keys(), more));
    return this;
  }

  /** Changes the text of the payload before it is signed. */
  RootText edit(UnaryOperator<String> change) {
    return editBytes(bytes -> change.apply(new String(bytes, UTF_8)).getBytes(UTF_8));
  }

  /** Changes the bytes of the payload before it is signed. */
  RootText editBytes(UnaryOperator<byte[]> change) {
    UnaryOperator<byte[]> before = edit;
    edit = bytes -> change.apply(before.apply(bytes));
    return this;
  }

  byte[] payload() {
    Map<String, String> all = new LinkedHashMap<>(members);
    all.computeIfPresent("keys", (name, json) -> json.isEmpty() ? keys() : json);
    all.computeIfPresent("roles", (name, json) -> json.isEmpty() ? roles() : json);
    String text =
        all.entrySet().stream()
            .map(member -> "\"" + member.getKey() + "\":" + member.getValue())
            .collect(Collectors.joining(",", "{", "}"));
    return edit.apply(text.getBytes(UTF_8));
  }

  Sha256 sha256() {
    return Sha256.of(payload());
  }

  /** The attached envelope, signed by these keys, each once. */
  byte[] envelope(VectorKey... signers) {
    byte[] payload = payload();
    VectorKey[] once =
        Arrays.stream(signers)
            .collect(
                Collectors.toMap(
                    VectorKey::kid, key -> key, (first, second) -> first, LinkedHashMap::new))
            .values()
            .toArray(VectorKey[]::new);
    return EnvelopeText.attached(payload, EnvelopeText.signatures(VectorKey.ROOT, payload, once));
  }

  private String keys() {
    return Stream.concat(
            roles.values().stream().flatMap(role -> role.keys().stream()).map(VectorKey::rootKey),
            moreKeys.stream())
        .collect(Collectors.joining(",", "[", "]"));
  }

  private String roles() {
    return roles.entrySet().stream()
        .map(role -> "\"" + role.getKey() + "\":" + role.getValue().json())
        .collect(Collectors.joining(",", "{", "}"));
  }
}
