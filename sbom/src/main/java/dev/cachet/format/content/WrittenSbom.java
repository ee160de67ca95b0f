package dev.cachet.format.content;

import dev.cachet.finding.Finding;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A document, and what its format had no place for. */
public final class WrittenSbom {
  private final Chunks document;
  private final List<Finding> dropped;

  /** Keeps a document and what it leaves out. */
  public WrittenSbom(Chunks document, List<Finding> dropped) {
    this.document = document;
    this.dropped = List.copyOf(dropped);
  }

  /** Keeps a document and what it leaves out. */
  public WrittenSbom(byte[] document, List<Finding> dropped) {
    this(new Chunks(), dropped);
    this.document.write(document, 0, document.length);
  }

  /**
   * The same document, of which more has to be told.
   *
   * @param more what is added
   * @return the written sbom
   */
  public WrittenSbom with(List<Finding> more) {
    List<Finding> all = new ArrayList<>(dropped);
    all.addAll(more);
    return new WrittenSbom(document, all);
  }

  /**
   * The document.
   *
   * @return UTF-8, ending in a line feed; a copy, for which {@link #writeTo} needs no memory
   */
  public byte[] document() {
    return document.toByteArray();
  }

  /**
   * Writes the document.
   *
   * @param out where it goes; not closed
   * @throws IOException if it cannot be written there
   */
  public void writeTo(OutputStream out) throws IOException {
    document.writeTo(out);
  }

  /**
   * Whether a file holds this document, byte for byte.
   *
   * @param file need not be there
   * @return true if writing the document to the file would change nothing
   * @throws IOException if the file cannot be read
   */
  public boolean isIn(Path file) throws IOException {
    if (!Files.isRegularFile(file) || Files.size(file) != document.size()) {
      return false;
    }
    byte[] buffer = new byte[1 << 16];
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      Comparison comparison = new Comparison(in, buffer);
      document.writeTo(comparison);
      return comparison.same && in.read() < 0;
    }
  }

  /** Takes bytes, and says whether a stream has the same. */
  private static final class Comparison extends OutputStream {
    private final InputStream other;
    private final byte[] buffer;
    private boolean same = true;

    Comparison(InputStream other, byte[] buffer) {
      this.other = other;
      this.buffer = buffer;
    }

    @Override
    public void write(int value) throws IOException {
      same &= other.read() == (value & 0xFF);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      for (int at = 0; same && at < length; ) {
        int read = other.readNBytes(buffer, 0, Math.min(buffer.length, length - at));
        same = read > 0 && Arrays.equals(bytes, offset + at, offset + at + read, buffer, 0, read);
        at += read;
      }
    }
  }

  /**
   * What the SBOM says and the document does not.
   *
   * @return one finding {@code format.dropped} for each thing left out, in the order of the SBOM,
   *     and one {@code source.url-credentials} for each address that was cut; empty if nothing was
   */
  public List<Finding> dropped() {
    return dropped;
  }
}
