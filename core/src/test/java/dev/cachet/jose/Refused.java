package dev.cachet.jose;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.cachet.json.JsonLimits;
import dev.cachet.json.JsonObject;
import dev.cachet.json.StrictJson;
import dev.cachet.json.StrictJsonException;
import dev.cachet.refusal.PackageRefusedException;
import dev.cachet.refusal.Reason;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.function.Executable;

/** What the tests of refusals share. */
public final class Refused {
  private static final JsonLimits LIMITS = JsonLimits.of(100_000).withString("/*", 8192);

  private Refused() {}

  /** Runs something that has to be refused for this reason and clause. */
  public static void by(Reason reason, String clause, Executable act) {
    PackageRefusedException e = assertThrows(PackageRefusedException.class, act);
    assertEquals(reason, e.refusal().reason(), e.getMessage());
    assertEquals(clause, e.refusal().clause(), e.getMessage());
  }

  /** Runs something that has to be refused for this reason. */
  public static void by(Reason reason, Executable act) {
    PackageRefusedException e = assertThrows(PackageRefusedException.class, act);
    assertEquals(reason, e.refusal().reason(), e.getMessage());
  }

  public static JsonObject json(String text) {
    try {
      return StrictJson.parse(text.getBytes(StandardCharsets.UTF_8), LIMITS);
    } catch (StrictJsonException e) {
      throw new IllegalArgumentException(text, e);
    }
  }
}
