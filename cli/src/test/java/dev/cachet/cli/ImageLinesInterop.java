package dev.cachet.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Nested;

/**
 * The lines with images that Debian's squashfs-tools, e2fsprogs and mtd-utils make of the folder.
 */
class ImageLinesInterop {
  private static final String HELD = "it is an image that holds the root of";
  private static final String DIFFERS = "for example in usr/bin/tool";

  @Nested
  class Squashfs extends ImageLines {
    @Override
    void image(Path folder, Path image) throws IOException {
      sh("mksquashfs " + folder + " " + image + " -noappend -quiet -no-progress");
    }

    @Override
    String tie() {
      return HELD;
    }

    @Override
    String otherImage() {
      return DIFFERS;
    }
  }

  @Nested
  class Ext4 extends ImageLines {
    @Override
    void image(Path folder, Path image) throws IOException {
      sh("rm -f " + image + "; truncate -s 8M " + image);
      sh("mke2fs -q -t ext4 -d " + folder + " " + image);
    }

    @Override
    String tie() {
      return HELD;
    }

    @Override
    String otherImage() {
      return DIFFERS;
    }
  }

  /** Is not read, so the SBOM's digest of the image is all that ties it. */
  @Nested
  class Ubifs extends ImageLines {
    @Override
    void image(Path folder, Path image) throws IOException {
      sh("rm -f " + image + "; mkfs.ubifs -m 2048 -e 126976 -c 200 -r " + folder + " -o " + image);
    }

    @Override
    String tie() {
      return "the SBOM states its SHA-256, as that of ";
    }

    @Override
    String otherImage() {
      return "whose SHA-256 is none of those that the SBOM states of the images of the root";
    }
  }

  private static void sh(String command) throws IOException {
    Path output = Files.createTempFile("output", ".txt");
    Process process =
        new ProcessBuilder("/bin/sh", "-ec", "PATH=$PATH:/sbin:/usr/sbin; " + command)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    try {
      assertEquals(0, process.waitFor(), command + ": " + Files.readString(output));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
    Files.delete(output);
  }
}
