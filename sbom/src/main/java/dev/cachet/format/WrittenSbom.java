package dev.cachet.format;

import dev.cachet.finding.Finding;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;

/** A document, and what its format had no place for. */
public final class WrittenSbom {
  private final Chunks document;
  private final List<Finding> dropped;

  WrittenSbom(Chunks document, List<Finding> dropped) {
    this.document = document;
    this.dropped = List.copyOf(dropped);
  }

  WrittenSbom(byte[] document, List<Finding> dropped) {
    this(new Chunks(), dropped);
    this.document.write(document, 0, document.length);
  }

  /** The same document, of which more is said to be left out. */
  WrittenSbom without(List<Finding> more) {
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
   * What the SBOM says and the document does not.
   *
   * @return one finding {@code format.dropped} for each thing left out, in the order of the SBOM;
   *     empty if nothing was
   */
  public List<Finding> dropped() {
    return dropped;
  }
}
