package dev.cachet.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;

class FolderFileTest {
  private static final Path PLACE = Path.of("device/slots/b/rootfs");

  @Test
  void aFullMediumIsToldWithItsFile() throws Exception {
    FileChannel full = FileChannel.open(Path.of("/dev/full"), StandardOpenOption.WRITE);
    try (FolderFile file = new FolderFile(PLACE, full)) {
      FileSystemException e =
          assertThrows(
              FileSystemException.class, () -> file.write(0, ByteBuffer.wrap(new byte[1])));
      assertEquals(PLACE + ": No space left on device", e.getMessage());
    }
  }

  @Test
  void aClosedFileStaysWhatItIs() throws Exception {
    FolderFile file =
        new FolderFile(PLACE, FileChannel.open(Path.of("/dev/null"), StandardOpenOption.READ));
    file.close();
    assertThrows(ClosedChannelException.class, () -> file.read(0, ByteBuffer.allocate(1)));
  }
}
