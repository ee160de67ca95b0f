package dev.cachet.command.release;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.cachet.command.CommandException;
import dev.cachet.command.Front;
import dev.cachet.command.Outcome;
import dev.cachet.command.Setting;
import dev.cachet.command.Settings;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class VerifyRequestTest {
  /** Otherwise a person sees a pass and believes that the counter was compared. */
  @Test
  void refusesACounterOfADeviceThatIsNotNamed() {
    for (Setting<Long> counter : List.of(VerifyRequest.FLOOR, VerifyRequest.RUNNING)) {
      Settings given = new Settings(Front.MAVEN, Instant.EPOCH).set(counter, 5L);
      CommandException wrong = assertThrows(CommandException.class, () -> new VerifyRequest(given));
      assertEquals(Outcome.WRONG_SETTING, wrong.outcome());
      assertEquals(
          given.name(counter) + " is compared for one device: also give factory",
          wrong.getMessage());
    }
  }
}
