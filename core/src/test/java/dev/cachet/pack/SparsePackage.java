package dev.cachet.pack;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cachet.digest.Sha256;
import dev.cachet.golden.ChunkFixture;
import dev.cachet.golden.ContainerFixture;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A package whose payloads are raw zeros, of which only what is not zero is kept in memory. */
final class SparsePackage implements SeekableByteChannel {
  static final int CHUNK = 1 << 20;

  private static final int PER_PAGE = 1024;
  private static final byte[] NOTHING = new byte[CHUNK];
  private static final Sha256 ZEROS = Sha256.of(NOTHING);

  private final TreeMap<Long, byte[]> written = new TreeMap<>();
  private final List<Long> dataEnds = new ArrayList<>();
  private final long size;
  private long position;
  private long flipped = -1;

  /** Payloads of these sizes, complete. */
  SparsePackage(long... sizes) {
    this(true, sizes);
  }

  /** One payload of this size, whose last chunk is not in the package. */
  static SparsePackage withoutLastChunk(long size) {
    return new SparsePackage(false, size);
  }

  private SparsePackage(boolean complete, long... sizes) {
    List<byte[]> indexes = new ArrayList<>();
    for (long plain : sizes) {
      indexes.add(index(plain));
    }
    entry("manifest.json", manifest(sizes, indexes));
    entry("signatures.json", "{}".getBytes(UTF_8));
    entry("files/sbom", new byte[0]);
    for (int i = 0; i < sizes.length; i++) {
      entry("payload/00" + i + "/index", indexes.get(i));
      data(i, sizes[i], complete);
    }
    size = position + 1024;
  }

  /** Where the last byte of a payload's data is. */
  long lastByteOf(int payload) {
    return dataEnds.get(payload) - 1;
  }

  /** Changes one byte. */
  void flip(long offset) {
    flipped = offset;
  }

  @Override
  public int read(ByteBuffer into) {
    if (position >= size) {
      return -1;
    }
    int length = (int) Math.min(Math.min(into.remaining(), CHUNK), size - position);
    int start = into.position();
    into.put(NOTHING, 0, length);
    Map.Entry<Long, byte[]> from = written.floorEntry(position);
    for (var piece : written.tailMap(from == null ? 0L : from.getKey(), true).entrySet()) {
      if (piece.getKey() >= position + length) {
        break;
      }
      copy(piece.getKey(), piece.getValue(), into.duplicate().position(start));
    }
    if (flipped >= position && flipped < position + length) {
      int at = start + (int) (flipped - position);
      into.put(at, (byte) (into.get(at) ^ 1));
    }
    position += length;
    return length;
  }

  private void copy(long at, byte[] piece, ByteBuffer into) {
    long from = Math.max(at, position);
    int start = into.position();
    long to = Math.min(at + piece.length, position + into.remaining());
    if (from < to) {
      into.put(start + (int) (from - position), piece, (int) (from - at), (int) (to - from));
    }
  }

  private static byte[] manifest(long[] sizes, List<byte[]> indexes) {
    StringBuilder payloads = new StringBuilder();
    for (int i = 0; i < sizes.length; i++) {
      payloads
          .append(i == 0 ? "{'id':'p" : ",{'id':'p")
          .append(i)
          .append("','slot':'p")
          .append(i)
          .append("','kind':'image','plainSize':")
          .append(sizes[i])
          .append(",'indexSize':")
          .append(indexes.get(i).length)
          .append(",'indexSha256':'")
          .append(Sha256.of(indexes.get(i)).hex())
          .append("'}");
    }
    return ("{'format':1,'manufacturer':'m','product':'p','version':'1','counter':1,'floor':1,"
                + "'created':'2026-01-01T00:00:00Z','target':{'udiDi':['1'],'hwModel':['1']},"
                + "'change':{'class':'minor','udiDi':'kept','reason':'feature','reference':'r'},"
                + "'os':{'id':'none','version':'0','supportEnd':'unknown','asOf':'2026-01-01T00:00:00Z'},"
                + "'files':[{'path':'files/sbom','size':0,'sha256':'"
            + Sha256.of(new byte[0]).hex()
            + "','kind':'sbom'}],'authorisation':'none','payloads':["
            + payloads
            + "]}")
        .replace('\'', '"')
        .getBytes(UTF_8);
  }

  private static byte[] index(long plain) {
    int chunks = chunks(plain);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes("CACHETI1".getBytes(UTF_8));
    out.writeBytes(
        ByteBuffer.allocate(40)
            .putInt(chunks)
            .putInt(PER_PAGE)
            .putLong(plain)
            .putLong(plain)
            .putInt(1)
            .putInt(CHUNK)
            .putInt(CHUNK)
            .putInt(CHUNK)
            .array());
    for (int first = 0; first < chunks; first += PER_PAGE) {
      byte[] page = page(first, plain);
      long offset = (long) first * CHUNK;
      ByteBuffer hashed = ByteBuffer.allocate(5 + page.length);
      hashed.put((byte) 1).putInt(first / PER_PAGE).put(page);
      out.writeBytes(Sha256.of(hashed.array()).bytes());
      out.writeBytes(ByteBuffer.allocate(16).putLong(offset).putLong(offset).array());
    }
    return out.toByteArray();
  }

  private static int chunks(long plain) {
    return Math.toIntExact((plain + CHUNK - 1) / CHUNK);
  }

  private static byte[] page(int first, long plain) {
    int count = Math.min(PER_PAGE, chunks(plain) - first);
    byte[] full = new ChunkFixture(CHUNK, 0, CHUNK, ZEROS, ZEROS, null).record();
    ByteBuffer page = ByteBuffer.allocate(count * full.length);
    for (int i = first; i < first + count; i++) {
      int length = (int) Math.min(CHUNK, plain - (long) i * CHUNK);
      page.put(length == CHUNK ? full : ChunkFixture.raw(new byte[length]).record());
    }
    return page.array();
  }

  private void data(int number, long plain, boolean complete) {
    long header = position;
    position += 512;
    int chunks = chunks(plain);
    for (int first = 0; first < chunks; first += PER_PAGE) {
      int count = Math.min(PER_PAGE, chunks - first);
      int present = first + count == chunks && !complete ? count - 1 : count;
      write(page(first, plain));
      byte[] bitmap = new byte[(count + 7) / 8];
      for (int i = 0; i < present; i++) {
        bitmap[i / 8] |= (byte) (0x80 >> i % 8);
      }
      write(bitmap);
      position += Math.min((long) present * CHUNK, plain - (long) first * CHUNK);
    }
    dataEnds.add(position);
    long length = position - header - 512;
    written.put(header, ContainerFixture.header("payload/00" + number + "/data", length));
    position += (512 - length % 512) % 512;
  }

  private void entry(String name, byte[] content) {
    write(ContainerFixture.header(name, content.length));
    write(content);
    position += (512 - content.length % 512) % 512;
  }

  private void write(byte[] bytes) {
    if (bytes.length > 0) {
      written.put(position, bytes);
      position += bytes.length;
    }
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
    return size;
  }

  @Override
  public SeekableByteChannel truncate(long newSize) {
    throw new NonWritableChannelException();
  }

  @Override
  public boolean isOpen() {
    return true;
  }

  @Override
  public void close() {}
}
