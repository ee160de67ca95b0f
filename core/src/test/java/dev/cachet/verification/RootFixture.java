package dev.cachet.verification;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cachet.digest.Sha256;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A root document, written member by member as text. */
public final class RootFixture {
  static final String TYP = "cachet-root+jws";

  private final Map<String, String> members = new LinkedHashMap<>();
  private final Map<String, String> roles = new LinkedHashMap<>();
  private final Map<String, List<Desk>> keys = new LinkedHashMap<>();
  private final long version;

  RootFixture(long version) {
    this.version = version;
    set("format", "1").set("version", Long.toString(version));
    quoted("environment", "production").quoted("manufacturer", "example-devices");
    quoted("issued", "2026-01-01T00:00:00Z").quoted("expires", "2036-01-01T00:00:00Z");
    quoted("packageExpiry", "required").quoted("authorisation", "none");
    set("packageRoles", "[\"release\",\"clearance\"]");
  }

  long version() {
    return version;
  }

  RootFixture set(String member, String json) {
    members.put(member, json);
    return this;
  }

  public RootFixture quoted(String member, String text) {
    return set(member, "\"" + text + "\"");
  }

  RootFixture role(String role, int threshold, String families, Desk... desks) {
    List<String> kids = new ArrayList<>();
    keys.put(role, List.of(desks));
    for (Desk desk : desks) {
      kids.add("\"" + desk.kid() + "\"");
    }
    roles.put(
        role,
        "{\"keys\":"
            + kids.toString().replace(" ", "")
            + ",\"threshold\":"
            + threshold
            + ",\"families\":"
            + families
            + "}");
    return this;
  }

  byte[] payload() {
    Map<String, String> all = new LinkedHashMap<>(members);
    all.put(
        "keys",
        keys.values().stream()
            .flatMap(List::stream)
            .map(Desk::rootKey)
            .collect(Collectors.joining(",", "[", "]")));
    all.put("roles", json(roles));
    return json(all).getBytes(UTF_8);
  }

  byte[] envelope(Desk... signers) {
    return Envelopes.attached(TYP, payload(), List.of(signers));
  }

  Sha256 sha256() {
    return Sha256.of(payload());
  }

  static String json(Map<String, String> members) {
    return members.entrySet().stream()
        .map(member -> "\"" + member.getKey() + "\":" + member.getValue())
        .collect(Collectors.joining(",", "{", "}"));
  }
}
