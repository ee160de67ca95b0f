package dev.cachet.image.content;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveStructSparse;

/** A file of a tar archive with holes: its pieces stand one behind the other. */
public final class SparseContent implements Content {
  private final long size;

  /** By where each piece begins in the file. */
  private final TreeMap<Long, Bytes> pieces = new TreeMap<>();

  /**
   * Makes one of its parts.
   *
   * @param image the image
   * @param entry the entry
   * @param begin the begin
   * @throws IOException if the medium failed
   */
  public SparseContent(Bytes image, TarArchiveEntry entry, long begin) throws IOException {
    this.size = entry.getRealSize();
    long place = begin;
    long end = 0;
    for (TarArchiveStructSparse each : entry.getOrderedSparseHeaders()) {
      if (each.getOffset() < end || each.getOffset() > size - each.getNumbytes()) {
        throw new ImageException("has a file with overlapping pieces: " + entry.getName());
      }
      if (each.getNumbytes() > 0) {
        pieces.put(each.getOffset(), image.part(place, each.getNumbytes()));
      }
      place += each.getNumbytes();
      end = each.getOffset() + each.getNumbytes();
    }
  }

  @Override
  public void read(long from, ByteBuffer target) throws IOException {
    Map.Entry<Long, Bytes> piece = pieces.floorEntry(from);
    if (piece != null && from - piece.getKey() < piece.getValue().size()) {
      Content.of(piece.getValue()).read(from - piece.getKey(), target);
      return;
    }
    Long next = pieces.higherKey(from);
    long end = next == null ? size : next;
    target.put(new byte[(int) Math.min(target.remaining(), end - from)]);
  }
}
