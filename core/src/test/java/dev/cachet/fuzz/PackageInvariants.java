package dev.cachet.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cachet.chunk.ChunkReading;
import dev.cachet.digest.Sha256;
import dev.cachet.golden.ContainerFixture;
import dev.cachet.golden.FixtureEntry;
import dev.cachet.golden.MemoryChannel;
import dev.cachet.manifest.Manifest;
import dev.cachet.manifest.PackageFile;
import dev.cachet.manifest.UnsafeManifest;
import dev.cachet.pack.ArrivedPrefix;
import dev.cachet.pack.ArrivingPackage;
import dev.cachet.pack.PackageLayout;
import dev.cachet.pack.ReceivedPackage;
import dev.cachet.refusal.PackageRefusedException;
import dev.cachet.refusal.Refusal;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * An accepted container is a function of the names and contents of its entries, little of any
 * container is read, and a stream has the verdict of a file. The input is a container; or, after a
 * byte 255, which begins no name, its entries: u8 length and name, u16 length and content, until
 * the end.
 */
final class PackageInvariants implements FuzzTarget.Invariants {
  private static final int BLOCK = 512;
  private static final int MAX_ENTRIES = 600;
  // Roots are skipped, manifest and signatures are read: package specification, section 3.3.
  private static final long MAX_PREFIX = (1 << 20) + (1 << 19) + 259L * 2 * BLOCK;

  @Override
  public void check(byte[] input) throws PackageRefusedException, IOException {
    byte[] container = input.length > 0 && input[0] == -1 ? container(input) : input;
    Optional<String> arriving = refusal(() -> arrive(container));
    assertEquals(refusal(() -> read(container)), arriving, "a stream is judged as a file is");
    Allocation.bounded(container.length, () -> read(container));
    assertArrayEquals(container, ContainerFixture.bytes(entries(container)));
  }

  /** What was refused by which clause; how much follows the end only a file knows. */
  static Optional<String> refusal(Allocation.Parser<?> parser) throws IOException {
    try {
      parser.parse();
      return Optional.empty();
    } catch (PackageRefusedException e) {
      Refusal refusal = e.refusal();
      return Optional.of(refusal.reason() + " " + refusal.clause() + " " + refusal.subject());
    }
  }

  private static Manifest arrive(byte[] container) throws PackageRefusedException, IOException {
    return Allocation.bounded(
        container.length,
        () -> {
          ArrivingPackage arriving = ArrivingPackage.from(new ByteArrayInputStream(container));
          ArrivedPrefix prefix = arriving.prefix((version, envelope) -> {});
          Manifest manifest = UnsafeManifest.open(prefix.manifest());
          arriving.body(prefix, manifest, Optional.of(ChunkReading.stored())).requireFiles();
          return manifest;
        });
  }

  private static Manifest read(byte[] container) throws PackageRefusedException, IOException {
    MemoryChannel channel = new MemoryChannel(container);
    try (ReceivedPackage received = opened(channel)) {
      assertEquals(Sha256.of(received.manifest()), received.identity());
      for (int i = 0; i < received.rootCount(); i++) {
        assertTrue(received.root(i).length <= 1 << 20);
        assertTrue(received.rootVersion(i) >= 1);
      }
      Manifest manifest = UnsafeManifest.open(received.manifest());
      PackageLayout layout = PackageLayout.of(received, manifest);
      for (PackageFile file : manifest.files()) {
        layout.verifyFile(file);
      }
      return manifest;
    } finally {
      // A root once when it is asked for, a file once for its digest, the end with the last header.
      assertTrue(sum(channel) <= 2L * container.length + BLOCK, "read again and again");
    }
  }

  private static ReceivedPackage opened(MemoryChannel channel)
      throws PackageRefusedException, IOException {
    try {
      return ReceivedPackage.open(channel);
    } catch (PackageRefusedException e) {
      assertTrue(!channel.isOpen(), "a refused package is closed");
      throw e;
    } finally {
      assertTrue(sum(channel) <= MAX_PREFIX, "more than the prefix was read");
    }
  }

  private static long sum(MemoryChannel channel) {
    return channel.reads().stream().mapToLong(range -> range.to() - range.from()).sum();
  }

  private static byte[] container(byte[] input) {
    List<FixtureEntry> entries = new ArrayList<>();
    int at = 1;
    while (at < input.length && entries.size() < MAX_ENTRIES) {
      int nameEnd = Math.min(input.length, at + 1 + (input[at] & 0xff));
      String name = new String(input, at + 1, nameEnd - at - 1, ISO_8859_1);
      if (nameEnd + 2 > input.length) {
        break;
      }
      int length = (input[nameEnd] & 0xff) << 8 | (input[nameEnd + 1] & 0xff);
      int end = Math.min(input.length, nameEnd + 2 + length);
      entries.add(FixtureEntry.of(name, Arrays.copyOfRange(input, nameEnd + 2, end)));
      at = end;
    }
    return ContainerFixture.bytes(entries);
  }

  /** Reads a container as simply as possible; only for one that was accepted. */
  private static List<FixtureEntry> entries(byte[] container) {
    List<FixtureEntry> entries = new ArrayList<>();
    int at = 0;
    while (container[at] != 0) {
      String name = new String(container, at, 100, ISO_8859_1).replace("\0", "");
      int size = Integer.parseInt(new String(container, at + 124, 11, ISO_8859_1), 8);
      int from = at + BLOCK;
      entries.add(FixtureEntry.of(name, Arrays.copyOfRange(container, from, from + size)));
      at = from + (size + BLOCK - 1) / BLOCK * BLOCK;
    }
    return entries;
  }
}
