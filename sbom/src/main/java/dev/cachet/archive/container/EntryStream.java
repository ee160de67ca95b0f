package dev.cachet.archive.container;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

/** The content of one entry; ends well only if size and checksum are those that are listed. */
public final class EntryStream extends FilterInputStream {
  private final Entry entry;
  private final Budget budget;
  private final CRC32 crc = new CRC32();
  private final Inflater inflater;
  private long taken;

  private EntryStream(InputStream in, Inflater inflater, Entry entry, Budget budget) {
    super(in);
    this.inflater = inflater;
    this.entry = entry;
    this.budget = budget;
  }

  /** Opens the content of an entry; it ends with an error if length or checksum differ. */
  public static EntryStream open(ArchiveBytes bytes, Entry entry, Budget budget)
      throws IOException {
    if (entry.encrypted()) {
      throw new BrokenArchiveException("is encrypted");
    }
    long at = entry.header();
    if (at + LocalHeaders.LENGTH > bytes.size() || bytes.u4(at) != LocalHeaders.SIGNATURE) {
      throw new BrokenArchiveException("is not where the central directory says");
    }
    long content = at + LocalHeaders.LENGTH + bytes.u2(at + 26) + bytes.u2(at + 28);
    budget.requirePossible(entry.size(), entry.stored());
    InputStream stored = bytes.stream(content, entry.stored());
    Inflater inflater = new Inflater(true);
    return switch (entry.method()) {
      case Entry.STORED -> new EntryStream(stored, inflater, entry, budget);
      case Entry.DEFLATED ->
          new EntryStream(
              new InflaterInputStream(stored, inflater, 16 << 10), inflater, entry, budget);
      default -> {
        inflater.end();
        throw new BrokenArchiveException(
            "is compressed with method " + entry.method() + ", which is not known here");
      }
    };
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    int got = decoded(into, offset, length);
    if (got < 0) {
      requireAsListed();
      return -1;
    }
    taken += got;
    crc.update(into, offset, got);
    budget.countInflated(got, taken, entry.stored());
    return got;
  }

  private int decoded(byte[] into, int offset, int length) throws IOException {
    try {
      return in.read(into, offset, length);
    } catch (java.util.zip.ZipException | java.io.EOFException e) {
      throw new BrokenArchiveException("cannot be decompressed");
    }
  }

  private void requireAsListed() throws IOException {
    if (taken != entry.size() || crc.getValue() != entry.crc()) {
      throw new BrokenArchiveException("has another size or checksum than is listed");
    }
  }

  @Override
  public void close() throws IOException {
    inflater.end();
    super.close();
  }
}
