package dev.cachet.trust;

import dev.cachet.json.JsonLimits;
import dev.cachet.json.JsonObject;
import dev.cachet.json.JsonWriter;
import dev.cachet.json.StrictJson;
import dev.cachet.json.StrictJsonException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Writes the payload of a {@link TestRoots}, right or wrong. */
record TestRootText(
    Map<String, Object> head,
    List<TestRoots.Seat> seats,
    List<Role> packageRoles,
    List<List<Role>> apart) {
  byte[] write(Map<Role, TestRoots.Rule> rules) {
    JsonWriter writer = new JsonWriter();
    head.forEach(
        (name, value) -> {
          if (value instanceof Long number) {
            writer.member(name, number.longValue());
          } else {
            writer.member(name, (String) value);
          }
        });
    writer.beginArray("keys");
    for (TestRoots.Seat seat : seats) {
      writer
          .beginObject()
          .member("kid", seat.signer().kid())
          .member("holder", seat.holder())
          .member("jwk", parse(seat.signer().publicKey().json()))
          .endObject();
    }
    writer.endArray();
    writeRoles(writer, rules);
    writer.member("packageRoles", packageRoles.stream().map(Role::text).toList());
    if (!apart.isEmpty()) {
      writer.beginArray("apart");
      for (List<Role> group : apart) {
        writer.beginArray();
        group.forEach(role -> writer.element(role.text()));
        writer.endArray();
      }
      writer.endArray();
    }
    return writer.bytes();
  }

  private void writeRoles(JsonWriter writer, Map<Role, TestRoots.Rule> rules) {
    writer.beginObject("roles");
    rules.forEach(
        (role, rule) ->
            writer
                .beginObject(role.text())
                .member("keys", kids(role))
                .member("threshold", rule.threshold())
                .member(
                    "families",
                    rule.families().stream()
                        .map(family -> family.name().toLowerCase(Locale.ROOT))
                        .toList())
                .endObject());
    writer.endObject();
  }

  private List<String> kids(Role role) {
    return seats.stream()
        .filter(seat -> seat.role() == role)
        .map(seat -> seat.signer().kid())
        .toList();
  }

  private static JsonObject parse(String json) {
    try {
      return StrictJson.parse(
          json.getBytes(StandardCharsets.UTF_8), JsonLimits.of(16_384).withString("/*", 8192));
    } catch (StrictJsonException e) {
      throw new IllegalStateException(e);
    }
  }
}
