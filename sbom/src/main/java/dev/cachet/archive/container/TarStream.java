package dev.cachet.archive.container;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Goes through a tar archive entry by entry; read as a stream, it is the content of one entry. */
public final class TarStream extends FilterInputStream {
  private static final int MAX_LONG_NAME = 64 << 10;
  private static final int MAX_PAX = 1 << 20;

  private long left;
  private long padding;
  private @Nullable String longName;
  private @Nullable String paxName;
  private long paxSize = -1;
  private boolean sparse;

  /** Starts before the first entry. */
  public TarStream(InputStream in) {
    super(in);
  }

  /**
   * The next entry that is no addition to another one, or null after the last one.
   *
   * @return the tar header
   * @throws IOException if the medium failed
   */
  public @Nullable TarHeader next() throws IOException {
    longName = null;
    paxName = null;
    paxSize = -1;
    sparse = false;
    while (true) {
      skip(left + padding, in);
      byte[] block = in.readNBytes(TarHeader.LENGTH);
      if (block.length < TarHeader.LENGTH) {
        throw new BrokenArchiveException("is cut short: it has no end of a tar");
      }
      if (TarHeader.isEmpty(block)) {
        return null;
      }
      TarHeader header = opened(TarHeader.read(block));
      switch (header.type()) {
        case 'L' -> longName = text(MAX_LONG_NAME).replaceFirst("\0.*", "");
        case 'x' -> pax(text(MAX_PAX));
        case 'K', 'g' -> {
          // The target of a link, and words about all entries that name none.
        }
        default -> {
          return named(header);
        }
      }
    }
  }

  /**
   * Whether the content of this entry is written with holes, in a form of its own.
   *
   * @return whether it is so
   */
  public boolean isSparse() {
    return sparse;
  }

  /**
   * Whether something but zeros stands behind the end.
   *
   * @return whether it is so
   * @throws IOException if the medium failed
   */
  public boolean hasMore() throws IOException {
    byte[] rest = in.readNBytes(64 << 10);
    return !TarHeader.isEmpty(rest);
  }

  private TarHeader opened(TarHeader header) {
    long size = paxSize >= 0 && header.isFile() ? paxSize : header.size();
    left = header.hasContent() ? size : 0;
    padding = (TarHeader.LENGTH - left % TarHeader.LENGTH) % TarHeader.LENGTH;
    return header.with(header.name(), left);
  }

  private TarHeader named(TarHeader header) {
    sparse |= header.type() == 'S';
    String name = paxName != null ? paxName : longName != null ? longName : header.name();
    return header.with(name.startsWith("./") ? name.substring(2) : name, header.size());
  }

  /** Lines of a length, a key and a value, such as {@code 22 path=lib/a-1.0.jar}. */
  private void pax(String records) {
    for (String line : records.split("\n", -1)) {
      String record = line.replaceFirst("^[0-9]+ ", "");
      int equals = record.indexOf('=');
      String key = equals < 0 ? "" : record.substring(0, equals);
      String value = record.substring(equals + 1);
      if (key.equals("path")) {
        paxName = value;
      } else if (key.equals("size") && value.matches("[0-9]{1,18}")) {
        paxSize = Long.parseLong(value);
      } else if (key.startsWith("GNU.sparse.")) {
        sparse = true;
      }
    }
  }

  private String text(int most) throws IOException {
    if (left > most) {
      throw new BrokenArchiveException("has a name or an addition to a header that is too long");
    }
    return new String(readNBytes((int) left), StandardCharsets.UTF_8);
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    if (left == 0) {
      return -1;
    }
    int got = in.read(into, offset, (int) Math.min(length, left));
    if (got < 0) {
      throw new EOFException();
    }
    left -= got;
    return got;
  }

  private static void skip(long count, InputStream in) throws IOException {
    in.skipNBytes(count);
  }
}
