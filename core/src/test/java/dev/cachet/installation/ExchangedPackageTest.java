package dev.cachet.installation;

import static dev.cachet.installation.SimulatedDevice.NEW;
import static dev.cachet.installation.SimulatedDevice.OLD;
import static dev.cachet.installation.SimulatedDevice.release;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cachet.authorisation.AuthorisedUpdate;
import dev.cachet.golden.MemoryChannel;
import dev.cachet.golden.SampleBytes;
import dev.cachet.pack.ReceivedPackage;
import dev.cachet.refusal.PackageRefusedException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.BitSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A45, CVE-2020-25860: a package that changes between its verification and its installation. It is
 * refused, or what is staged is what was signed.
 */
class ExchangedPackageTest extends InstallationScenario {
  private static final int STEP = 7;

  @TempDir Path folder;

  /** Stages; true if that went through, and then with the right image. */
  private boolean stages(AuthorisedUpdate update) throws Exception {
    try {
      StagedUpdate staged = device.installer.stage(update, device.time());
      assertArrayEquals(NEW, storage.read("slots/" + staged.slot() + "/rootfs", 100_000));
      return true;
    } catch (PackageRefusedException e) {
      assertArrayEquals(OLD, device.running());
      return false;
    }
  }

  @Test
  void isRefusedWhereAByteOfTheSameFileChanged() throws Exception {
    byte[] bytes = release().bytes();
    byte[] given = bytes.clone();
    int refused = 0;
    try (ReceivedPackage received = ReceivedPackage.open(new MemoryChannel(given))) {
      AuthorisedUpdate update = device.authorise(received);
      for (int at = 0; at < bytes.length; at += STEP) {
        given[at] ^= 0x20;
        refused += stages(update) ? 0 : 1;
        given[at] ^= 0x20;
      }
      assertTrue(stages(update), "the bytes that were verified");
    }
    assertTrue(refused > NEW.length / STEP / 2, refused + " refused");
    assertArrayEquals(OLD, device.running());
  }

  @Test
  void isRefusedWhereTheFileHoldsAnotherPackageByNow() throws Exception {
    Path file = folder.resolve("release.cachet");
    byte[] other = release("0.9", 390, 0, SampleBytes.noise(NEW.length)).bytes();
    Files.write(file, release().bytes());
    try (ReceivedPackage received = ReceivedPackage.open(file)) {
      AuthorisedUpdate update = device.authorise(received);
      Files.write(file, other);
      assertFalse(stages(update));
    }
    Files.write(file, release().bytes());
    try (ReceivedPackage received = ReceivedPackage.open(file)) {
      AuthorisedUpdate update = device.authorise(received);
      Files.write(file, Arrays.copyOf(release().bytes(), 2000));
      assertFalse(stages(update), "a file that was cut short");
    }
  }

  /** What was opened is what is installed, whatever lies under its name by then. */
  @Test
  void doesNotMatterWhereOnlyTheNameWasGivenAway() throws Exception {
    Path file = folder.resolve("release.cachet");
    Files.write(file, release().bytes());
    Path other = Files.write(folder.resolve("other"), release("9", 900, 0, OLD).bytes());
    try (ReceivedPackage received = ReceivedPackage.open(file)) {
      AuthorisedUpdate update = device.authorise(received);
      Files.move(other, file, StandardCopyOption.REPLACE_EXISTING);
      assertTrue(stages(update));
    }
  }

  @Test
  void isRefusedWhereASourceAnswersASecondReadWithOtherBytes() throws Exception {
    byte[] bytes = release().bytes();
    int refused = 0;
    for (int at = 0; at < bytes.length; at += 61) {
      try (ReceivedPackage received = ReceivedPackage.open(new Fickle(bytes, at))) {
        refused += stages(device.authorise(received)) ? 0 : 1;
      } catch (PackageRefusedException e) {
        refused++;
      }
      restart();
      Resumption unused = device.resume();
    }
    assertTrue(refused > 0, "some bytes are read twice");
    assertArrayEquals(OLD, device.running());
  }

  /** A source that gives one byte as it is, and from the second time on as another. */
  private static final class Fickle implements SeekableByteChannel {
    private final byte[] bytes;
    private final int at;
    private final BitSet given = new BitSet();
    private long position;

    Fickle(byte[] bytes, int at) {
      this.bytes = bytes;
      this.at = at;
    }

    @Override
    public int read(ByteBuffer into) {
      if (position >= bytes.length) {
        return -1;
      }
      int length = (int) Math.min(into.remaining(), bytes.length - position);
      byte[] piece = Arrays.copyOfRange(bytes, (int) position, (int) position + length);
      int place = (int) (at - position);
      if (place >= 0 && place < length) {
        piece[place] ^= (byte) (given.get(at) ? 0x20 : 0);
        given.set(at);
      }
      into.put(piece);
      position += length;
      return length;
    }

    @Override
    public int write(ByteBuffer from) {
      throw new NonWritableChannelException();
    }

    @Override
    public long position() {
      return position;
    }

    @Override
    public SeekableByteChannel position(long newPosition) {
      position = newPosition;
      return this;
    }

    @Override
    public long size() {
      return bytes.length;
    }

    @Override
    public SeekableByteChannel truncate(long size) throws IOException {
      throw new NonWritableChannelException();
    }

    @Override
    public boolean isOpen() {
      return true;
    }

    @Override
    public void close() {}
  }
}
