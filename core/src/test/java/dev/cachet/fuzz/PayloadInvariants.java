package dev.cachet.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cachet.chunk.CheckedChunks;
import dev.cachet.chunk.ChunkReading;
import dev.cachet.container.UstarHeader;
import dev.cachet.decoder.ChunkDecoder;
import dev.cachet.decoder.ChunkDecodingException;
import dev.cachet.decoder.ZstdChunkDecoder;
import dev.cachet.digest.Sha256;
import dev.cachet.golden.ContainerFixture;
import dev.cachet.golden.FixtureEntry;
import dev.cachet.golden.MemoryChannel;
import dev.cachet.golden.PackageFixture;
import dev.cachet.manifest.Manifest;
import dev.cachet.manifest.UnsafeManifest;
import dev.cachet.pack.ArrivedPrefix;
import dev.cachet.pack.ArrivingPackage;
import dev.cachet.pack.PackageLayout;
import dev.cachet.pack.PayloadReader;
import dev.cachet.pack.ReceivedPackage;
import dev.cachet.refusal.PackageRefusedException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Plain bytes come in order and without a gap, a decoder gets nothing that is longer than the index
 * allows, and the verdict does not depend on the way of reading. The input is u8 flags, u16 length
 * of the index, the index, the data. By the flags the digests are made to hold, as a signer does
 * who signs unread what an attacker wrote.
 */
final class PayloadInvariants implements FuzzTarget.Invariants {
  private static final int HEAD = 3;

  @Override
  public void check(byte[] input) throws PackageRefusedException, IOException {
    PayloadInput payload = PayloadInput.of(input);
    byte[] container = container(payload);
    requireOneVerdict(container);
    Allocation.bounded(container.length, () -> read(container, payload));
  }

  /** From a file or a stream, on one thread or two. */
  private static void requireOneVerdict(byte[] container) throws IOException {
    Optional<String> stored = PackageInvariants.refusal(() -> verifyStored(container));
    ChunkReading asStored = ChunkReading.stored();
    assertEquals(stored, PackageInvariants.refusal(() -> arrive(container, asStored)));
    ChunkReading decoded = ChunkReading.decoded();
    assertEquals(
        PackageInvariants.refusal(() -> arrive(container, decoded)),
        PackageInvariants.refusal(() -> arrive(container, decoded.onThreads(2))));
  }

  private static Manifest verifyStored(byte[] container)
      throws PackageRefusedException, IOException {
    try (ReceivedPackage received = ReceivedPackage.open(new MemoryChannel(container))) {
      Manifest manifest = UnsafeManifest.open(received.manifest());
      PackageLayout.of(received, manifest).payload(manifest.payloads().get(0)).verifyStored();
      return manifest;
    }
  }

  private static CheckedChunks arrive(byte[] container, ChunkReading reading)
      throws PackageRefusedException, IOException {
    ArrivingPackage arriving = ArrivingPackage.from(new ByteArrayInputStream(container));
    ArrivedPrefix prefix = arriving.prefix((version, envelope) -> {});
    Manifest manifest = UnsafeManifest.open(prefix.manifest());
    return arriving.body(prefix, manifest, Optional.of(reading)).requireChunks();
  }

  private static long read(byte[] container, PayloadInput input)
      throws PackageRefusedException, IOException {
    MemoryChannel channel = new MemoryChannel(container);
    try (ReceivedPackage received = ReceivedPackage.open(channel)) {
      Manifest manifest = UnsafeManifest.open(received.manifest());
      PackageLayout layout = PackageLayout.of(received, manifest);
      int before = channel.reads().size();
      try {
        return read(layout, input);
      } finally {
        requireReads(
            channel.reads().subList(before, channel.reads().size()), container.length, input);
      }
    }
  }

  private static long read(PackageLayout layout, PayloadInput input)
      throws PackageRefusedException, IOException {
    Watch watch = new Watch();
    PayloadReader reader = layout.payload(layout.manifest().payloads().get(0), watch);
    watch.longest = reader.maxChunkBytes();
    assertTrue(watch.longest >= 4_096 && watch.longest <= 1 << 20);
    reader.read(watch::take);
    assertEquals(reader.payload().plainSize(), watch.next);
    assertEquals(input.data().length == 0, watch.next == 0);
    // What was read whole has nothing in it that an auditor would refuse.
    reader.verifyStored();
    return watch.next;
  }

  /** One pass over the index and two over the data, and nothing before or after them (PKG-39). */
  private static void requireReads(
      List<MemoryChannel.Range> reads, long containerLength, PayloadInput input) {
    long index = input.index().length;
    long data = input.data().length;
    long dataEnd = containerLength - 2 * UstarHeader.BLOCK - (UstarHeader.padded(data) - data);
    long start = dataEnd - data - UstarHeader.BLOCK - UstarHeader.padded(index);
    long sum = 0;
    for (MemoryChannel.Range read : reads) {
      assertTrue(read.from() >= start && read.to() <= dataEnd, read + " is outside the entries");
      sum += read.to() - read.from();
    }
    assertTrue(sum <= index + 2 * data, sum + " bytes read");
  }

  private static byte[] container(PayloadInput input) {
    PackageFixture fixture =
        PackageFixture.empty()
            .file("files/sbom.cdx.json", "{}".getBytes(UTF_8), "sbom")
            .set("payloads", "[" + input.json() + "]");
    List<FixtureEntry> entries = new ArrayList<>(fixture.entries());
    entries.add(FixtureEntry.of("payload/000/index", input.index()));
    entries.add(FixtureEntry.of("payload/000/data", input.data()));
    return ContainerFixture.bytes(entries);
  }

  /** The decoder and the sink at once. */
  private static final class Watch implements ChunkDecoder {
    private final ZstdChunkDecoder decoder = new ZstdChunkDecoder();
    private int longest;
    private long next;

    @Override
    public void decode(byte[] stored, int storedLength, byte[] plain, int plainLength)
        throws ChunkDecodingException {
      assertTrue(storedLength <= plainLength && plainLength <= longest);
      int magic = ByteBuffer.wrap(stored).order(ByteOrder.LITTLE_ENDIAN).getInt();
      assertEquals(0xFD2FB528, magic);
      decoder.decode(stored, storedLength, plain, plainLength);
    }

    void take(long offset, ByteBuffer plain) {
      assertEquals(next, offset);
      assertTrue(plain.isReadOnly() && plain.remaining() >= 1 && plain.remaining() <= longest);
      next += plain.remaining();
    }
  }

  /** Index and data of one input, and what the manifest says of them. */
  @SuppressWarnings("ArrayRecordComponent")
  record PayloadInput(byte[] index, byte[] data, long plainSize) {
    private static final int MEND = 1;
    private static final int OTHER_SIZE = 2;

    static PayloadInput of(byte[] input) {
      ByteBuffer bytes = ByteBuffer.wrap(Arrays.copyOf(input, Math.max(HEAD, input.length)));
      int flags = bytes.get();
      byte[] index = new byte[Math.min(Short.toUnsignedInt(bytes.getShort()), bytes.remaining())];
      bytes.get(index);
      byte[] data = new byte[bytes.remaining()];
      bytes.get(data);
      if ((flags & MEND) != 0) {
        new PayloadMending(index, data).mend();
      }
      long size = index.length < 24 ? 0 : ByteBuffer.wrap(index).getLong(16);
      boolean usable = size >= 0 && size < 1L << 53;
      return new PayloadInput(index, data, usable && (flags & OTHER_SIZE) == 0 ? size : 1);
    }

    String json() {
      return "{\"id\":\"a\",\"slot\":\"a\",\"kind\":\"image\",\"plainSize\":"
          + plainSize
          + ",\"indexSize\":"
          + index.length
          + ",\"indexSha256\":\""
          + Sha256.of(index).hex()
          + "\"}";
    }
  }
}
