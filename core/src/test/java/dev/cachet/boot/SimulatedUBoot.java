package dev.cachet.boot;

import dev.cachet.storage.Storage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.util.Arrays;
import java.util.zip.CRC32;

/** What {@code u-boot.cmd} does, with {@code saveenv} of a redundant environment. */
final class SimulatedUBoot {
  static final String FIRST = "uboot/first";
  static final String SECOND = "uboot/second";
  static final int SIZE = 256;
  private static final String VARIABLE = "cachet_boot=";

  private SimulatedUBoot() {}

  static String pick(Storage storage) throws IOException {
    byte[] first = copy(storage, FIRST);
    byte[] second = copy(storage, SECOND);
    boolean useSecond = !whole(first) || (whole(second) && newer(second[4] & 255, first[4] & 255));
    byte[] used = useSecond ? second : first;
    if (!whole(used)) {
      throw new IOException("*** Warning - bad CRC, using default environment");
    }
    String text = new String(used, StandardCharsets.ISO_8859_1);
    int value = text.indexOf('\0' + VARIABLE);
    value = value < 0 ? text.indexOf(VARIABLE, 5) : value + 1;
    value += VARIABLE.length();
    char code = text.charAt(value);
    if (code == '2' || code == '6') {
      byte[] saved = used.clone();
      saved[value]++;
      saved[4]++;
      SimulatedLoader.overwrite(storage, useSecond ? FIRST : SECOND, sealed(saved));
      return code == '2' ? "b" : "a";
    }
    return code < '4' ? "a" : "b";
  }

  private static boolean newer(int flags, int than) {
    if (flags == 0 && than == 255) {
      return true;
    }
    return !(flags == 255 && than == 0) && flags > than;
  }

  private static byte[] copy(Storage storage, String file) throws IOException {
    try {
      return Arrays.copyOf(storage.read(file, SIZE), SIZE);
    } catch (NoSuchFileException e) {
      return new byte[SIZE];
    }
  }

  private static boolean whole(byte[] copy) {
    return Arrays.equals(copy, sealed(copy.clone()));
  }

  static byte[] sealed(byte[] copy) {
    CRC32 crc = new CRC32();
    crc.update(copy, 5, copy.length - 5);
    for (int i = 0; i < 4; i++) {
      copy[i] = (byte) (crc.getValue() >> (8 * i));
    }
    return copy;
  }
}
