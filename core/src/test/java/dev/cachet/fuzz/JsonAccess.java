package dev.cachet.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cachet.json.JsonForms;
import dev.cachet.json.JsonObject;
import dev.cachet.json.StrictJsonException;
import dev.cachet.trust.Environment;
import java.time.Instant;
import java.util.List;

/** Asks one member for every type and form: it is given, or refused with a clause. */
final class JsonAccess {
  private JsonAccess() {}

  @FunctionalInterface
  private interface Access {
    void run() throws StrictJsonException;
  }

  static void requireOnlyStrictRefusals(JsonObject object, String name) {
    run(() -> assertTrue(object.string(name, 2, 9, "JSON-12").length() <= 9));
    run(() -> assertTrue(object.integer(name, 5, 1_000) >= 5));
    run(() -> assertTrue(object.objects(name, 4).size() <= 4));
    run(() -> assertTrue(object.strings(name, 4).size() <= 4));
    run(
        () ->
            assertTrue(
                object.stringLists(name, 4, "JSON-8").stream().mapToInt(List::size).sum() <= 16));
    run(() -> object.object(name).onlyMembers("a", "b"));
    run(() -> assertTrue(object.name(name).matches("[a-z0-9][a-z0-9._-]{0,63}")));
    run(() -> requirePath(object.path(name)));
    run(() -> assertEquals(object.string(name), object.digest(name).hex()));
    run(() -> requireTime(object.string(name), object.time(name)));
    run(() -> assertEquals(2, Environment.values().length - notFound(object, name)));
  }

  private static int notFound(JsonObject object, String name) throws StrictJsonException {
    return object.constant(name, Environment.class, "TRU-26") == null ? 1 : 0;
  }

  private static void requirePath(String path) {
    assertFalse(path.startsWith("/") || path.endsWith("/") || path.length() > 100);
    assertFalse(List.of(path.split("/")).contains(".."));
  }

  private static void requireTime(String text, Instant time) {
    assertEquals(text, JsonForms.time(time));
    assertEquals(text, time.toString());
  }

  private static void run(Access access) {
    try {
      access.run();
    } catch (StrictJsonException e) {
      assertTrue(e.clause().matches("[A-Z]+-\\d+"), e.clause());
    }
  }
}
