package dev.cachet.examples;

import dev.cachet.installation.handler.HandedFile;
import dev.cachet.installation.handler.HandlerResult;
import dev.cachet.installation.handler.PayloadHandler;
import dev.cachet.storage.StorageFile;
import java.io.IOException;
import java.util.Optional;

/**
 * A microcontroller behind the host, with two banks. It runs the new firmware on trial while the
 * host is on trial, and goes back with it. The bank in use is the controller's own matter: it
 * starts nothing of the host.
 *
 * @param bus the line to the controller
 */
record ControllerHandler(Bus bus) implements PayloadHandler {
  /** What the controller answers to. Each call is durable when it returns. */
  interface Bus {
    /** Whether the controller may be stopped now. */
    boolean idle() throws IOException;

    /** Whether it runs exactly these bytes on trial already. */
    boolean runsOnTrial(StorageFile firmware) throws IOException;

    /** Writes the other bank, and starts it on trial; false if it is no firmware for it. */
    boolean tryFirmware(StorageFile firmware) throws IOException;

    /** The bank on trial stays; nothing if there is none. */
    void keep() throws IOException;

    /** Back to the bank before the trial; nothing if there is none. */
    void endTrial() throws IOException;
  }

  @Override
  public Turn turn() {
    return Turn.AFTER_SWITCH;
  }

  @Override
  public BootPointer bootPointer() {
    return BootPointer.UNTOUCHED;
  }

  @Override
  public GoingBack goingBack() {
    return GoingBack.KEEPS_PREVIOUS;
  }

  @Override
  public HandlerResult install(HandedFile file) throws IOException {
    try (StorageFile firmware = file.open()) {
      if (bus.runsOnTrial(firmware)) {
        return HandlerResult.done();
      }
      if (!bus.idle()) {
        return HandlerResult.busy("the controller is in use");
      }
      return bus.tryFirmware(firmware)
          ? HandlerResult.done()
          : HandlerResult.refused("no firmware for this controller");
    }
  }

  @Override
  public HandlerResult keep() throws IOException {
    bus.keep();
    return HandlerResult.done();
  }

  @Override
  public HandlerResult goBack(Optional<HandedFile> previous) throws IOException {
    bus.endTrial();
    return HandlerResult.done();
  }
}
