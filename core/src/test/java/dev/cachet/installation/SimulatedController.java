package dev.cachet.installation;

import dev.cachet.installation.handler.HandedFile;
import dev.cachet.installation.handler.HandlerResult;
import dev.cachet.installation.handler.PayloadHandler;
import dev.cachet.storage.Storage;
import dev.cachet.storage.StorageFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * A microcontroller behind the host, with two banks on the same simulated disk, so that a cut comes
 * between each of its writes and each of the host's.
 */
final class SimulatedController implements PayloadHandler {
  private static final String STATE = "mcu/state";

  private final Storage storage;

  /** In the factory: bank one. */
  SimulatedController(Storage storage) {
    this.storage = storage;
  }

  static void make(Storage storage, byte[] firmware) throws IOException {
    storage.replace("mcu/one", firmware);
    storage.replace(STATE, text("one kept"));
  }

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private String[] state() throws IOException {
    return new String(storage.read(STATE, 100), StandardCharsets.US_ASCII).split(" ");
  }

  private static String other(String bank) {
    return bank.equals("one") ? "two" : "one";
  }

  /** What it runs. */
  byte[] running() throws IOException {
    return storage.read("mcu/" + state()[0], 1000);
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

  static byte[] bytes(HandedFile file) throws IOException {
    try (StorageFile open = file.open()) {
      ByteBuffer bytes = ByteBuffer.allocate((int) file.payload().plainSize());
      while (bytes.hasRemaining()) {
        if (open.read(bytes.position(), bytes) <= 0) {
          throw new IOException("short");
        }
      }
      return bytes.array();
    }
  }

  @Override
  public HandlerResult install(HandedFile file) throws IOException {
    byte[] firmware = bytes(file);
    if (firmware[0] == 'X') {
      return HandlerResult.refused("for another controller");
    }
    String[] state = state();
    boolean there = state[1].equals("trial") && Arrays.equals(firmware, running());
    String bank = there ? state[0] : other(state[0]);
    if (!there) {
      storage.replace("mcu/" + bank, firmware);
    }
    storage.replace(STATE, text(bank + " trial"));
    return HandlerResult.done();
  }

  @Override
  public HandlerResult keep() throws IOException {
    storage.replace(STATE, text(state()[0] + " kept"));
    return HandlerResult.done();
  }

  @Override
  public HandlerResult goBack(Optional<HandedFile> previous) throws IOException {
    String[] state = state();
    storage.replace(STATE, text((state[1].equals("trial") ? other(state[0]) : state[0]) + " kept"));
    return HandlerResult.done();
  }
}
