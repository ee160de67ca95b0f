package dev.cachet.python;

import java.util.List;

/** What {@code uname -m} may say where a program of Linux runs. */
final class Machines {
  /** How many bytes at the start of a program tell it. */
  static final int HEAD = 20;

  private Machines() {}

  /** None if the program is no ELF file or of an architecture that is not listed. */
  static List<String> of(byte[] head) {
    boolean elf =
        head.length == HEAD
            && head[0] == 0x7f
            && head[1] == 'E'
            && head[2] == 'L'
            && head[3] == 'F';
    if (!elf) {
      return List.of();
    }
    boolean wide = head[4] == 2;
    boolean big = head[5] == 2;
    int machine = (head[big ? 18 : 19] & 0xff) << 8 | (head[big ? 19 : 18] & 0xff);
    // A 32-bit program also runs on a 64-bit kernel, which then answers with its own name.
    return switch (machine) {
      case 62 -> List.of("x86_64");
      case 3 -> List.of("i386", "i486", "i586", "i686", "x86_64");
      case 183 -> List.of("aarch64");
      case 40 -> List.of("armv5tel", "armv6l", "armv7l", "armv8l", "aarch64");
      case 243 -> wide ? List.of("riscv64") : List.of("riscv32", "riscv64");
      case 21 -> List.of(big ? "ppc64" : "ppc64le");
      case 22 -> List.of("s390x");
      case 258 -> List.of("loongarch64");
      default -> List.of();
    };
  }
}
