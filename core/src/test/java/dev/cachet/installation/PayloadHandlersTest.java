package dev.cachet.installation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cachet.installation.handler.HandedFile;
import dev.cachet.installation.handler.HandlerResult;
import dev.cachet.installation.handler.PayloadHandler;
import dev.cachet.installation.handler.PayloadHandler.BootPointer;
import dev.cachet.installation.handler.PayloadHandler.GoingBack;
import dev.cachet.installation.handler.PayloadHandler.Turn;
import dev.cachet.installation.handler.PayloadHandlers;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Which handlers a device may be configured with. */
class PayloadHandlersTest {
  private record Stated(Turn turn, BootPointer bootPointer, GoingBack goingBack)
      implements PayloadHandler {
    @Override
    public HandlerResult install(HandedFile file) {
      return HandlerResult.done();
    }
  }

  private static String refused(Turn turn, BootPointer pointer, GoingBack back) {
    IllegalArgumentException refused =
        assertThrows(
            IllegalArgumentException.class,
            () -> PayloadHandlers.of(Map.of("rauc", new Stated(turn, pointer, back))));
    return String.valueOf(refused.getMessage());
  }

  @Test
  void refusesAToolThatMovesABootPointerOfItsOwn() {
    for (Turn turn : Turn.values()) {
      for (GoingBack back : GoingBack.values()) {
        String message = refused(turn, BootPointer.MOVED, back);
        assertTrue(message.contains("rauc moves a boot pointer of its own"), message);
      }
    }
  }

  @Test
  void wantsToKnowHowAPlaceGoesBack() {
    String after = refused(Turn.AFTER_SWITCH, BootPointer.UNTOUCHED, GoingBack.NOTHING_TO_DO);
    assertTrue(after.contains("has to say how its place goes back"), after);
    for (GoingBack back : new GoingBack[] {GoingBack.KEEPS_PREVIOUS, GoingBack.REWRITES_PREVIOUS}) {
      String before = refused(Turn.BEFORE_SWITCH, BootPointer.UNTOUCHED, back);
      assertTrue(before.contains("nothing has to go back"), before);
    }
  }

  @Test
  void refusesANameThatNoManifestCanSayAndADirectoryAfterTheSwitch() {
    Stated after = new Stated(Turn.AFTER_SWITCH, BootPointer.UNTOUCHED, GoingBack.KEEPS_PREVIOUS);
    assertThrows(
        IllegalArgumentException.class, () -> PayloadHandlers.of(Map.of("Two Words", after)));
    IllegalArgumentException refused =
        assertThrows(
            IllegalArgumentException.class, () -> PayloadHandlers.none().withDirectories(after));
    assertEquals("a directory is written before the switch", refused.getMessage());
  }
}
