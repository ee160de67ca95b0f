package dev.cachet.boots;

import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.cachet.boot.BootSwitch;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A system that says on its serial port which slot it was started from and which release it is, and
 * then powers off. A broken one dies instead, and the kernel restarts the machine.
 */
final class Guest {
  private static final String KERNEL = "cachet.boots.kernel";
  private static final String COMMAND_LINE = "CACHET-CMDLINE ";
  private static final String RELEASE = "CACHET-RELEASE ";

  private Guest() {}

  /** What one system said. */
  record Said(String commandLine, int release) {}

  /** The loader's side, as it lies in the jar. */
  static String shipped(String name) throws IOException {
    try (InputStream in =
        Objects.requireNonNull(BootSwitch.class.getResourceAsStream(name), name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  static Path kernel() {
    return Path.of(
        Objects.requireNonNull(
            System.getProperty(KERNEL), "name a kernel of this machine with -Dboots.kernel=FILE"));
  }

  static Path initrd(Path folder, int release, boolean broken)
      throws IOException, InterruptedException {
    Path root = folder.resolve("initrd-" + release);
    Files.createDirectories(root.resolve("proc"));
    Files.createDirectories(root.resolve("bin"));
    Files.copy(Path.of("/bin/busybox"), root.resolve("bin/busybox"));
    Files.writeString(
        root.resolve("init"),
        """
        #!/bin/busybox sh
        /bin/busybox mount -t proc proc /proc
        echo "CACHET-CMDLINE $(/bin/busybox cat /proc/cmdline)"
        echo "CACHET-RELEASE %d"
        /bin/busybox %s
        """
            .formatted(release, broken ? "sleep 1" : "poweroff -f"));
    String unused =
        Tool.shell(
            root, "chmod 755 init; find . | cpio -o -H newc --quiet | gzip -1 >../initrd.img");
    return folder.resolve("initrd.img");
  }

  /** Every system that ran between power-on and power-off, in their order. */
  static List<Said> said(String serial) {
    List<Said> said = new ArrayList<>();
    String commandLine = "";
    for (String line : serial.lines().toList()) {
      if (line.startsWith(COMMAND_LINE)) {
        commandLine = line.substring(COMMAND_LINE.length());
      } else if (line.startsWith(RELEASE)) {
        said.add(new Said(commandLine, Integer.parseInt(line.substring(RELEASE.length()).strip())));
      }
    }
    assertFalse(said.isEmpty(), "no system came up:\n" + serial);
    return said;
  }
}
