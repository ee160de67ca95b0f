package dev.cachet.memory;

import dev.cachet.storage.Storage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says whether a memory was made here, in a folder of its own: when memory, log, receipts and kept
 * releases are all gone, what is left looks like a provisioning that was cut off. Only a mark that
 * says so tells the two apart.
 */
final class FactoryMark {
  static final String FILE = "factory-mark/state";

  private static final Logger LOG = LoggerFactory.getLogger(FactoryMark.class);
  private static final int MAX_BYTES = 64;
  private static final String BEGUN = "cachet-device 1\nmemory begun\n";
  private static final String MADE = "cachet-device 1\nmemory made\n";

  private final Storage storage;

  FactoryMark(Storage storage) {
    this.storage = storage;
  }

  /** What was found: a mark that says anything else than begun counts as one of a device. */
  State state() throws IOException {
    try {
      return text().equals(BEGUN) ? State.BEGUN : State.MADE;
    } catch (NoSuchFileException e) {
      return State.NONE;
    }
  }

  private String text() throws IOException {
    return new String(storage.read(FILE, MAX_BYTES), StandardCharsets.ISO_8859_1);
  }

  void begin() throws IOException {
    write(BEGUN);
  }

  /** Also for a device whose memory an earlier version made, or whose mark is damaged. */
  void made() {
    try {
      if (!isMade()) {
        write(MADE);
      }
    } catch (IOException e) {
      // It guards against a second provisioning only; the device works without it.
      LOG.warn("the mark that this device was provisioned cannot be written", e);
    }
  }

  private boolean isMade() {
    try {
      return text().equals(MADE);
    } catch (IOException e) {
      return false;
    }
  }

  private void write(String text) throws IOException {
    storage.replace(FILE, text.getBytes(StandardCharsets.US_ASCII));
  }

  enum State {
    NONE,
    BEGUN,
    MADE
  }
}
