package dev.cachet.boot;

import dev.cachet.storage.Storage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** What {@code grub.cfg} does, with {@code save_env}, which writes the whole block in place. */
final class SimulatedGrub {
  static final String FILE = "grub/grubenv";
  private static final String VARIABLE = "\ncachet_boot=";

  private SimulatedGrub() {}

  static String pick(Storage storage) throws IOException {
    byte[] block = storage.read(FILE, 1024);
    int place = new String(block, StandardCharsets.ISO_8859_1).indexOf(VARIABLE);
    int value = place + VARIABLE.length();
    char code = (char) block[value];
    if (place < 0 || block.length != 1024 || block[value + 1] != '\n') {
      throw new IOException("GRUB starts the first slot without knowing");
    }
    if (code == '2' || code == '6') {
      block[value]++;
      SimulatedLoader.overwrite(storage, FILE, block);
      return code == '2' ? "b" : "a";
    }
    return code < '4' ? "a" : "b";
  }
}
