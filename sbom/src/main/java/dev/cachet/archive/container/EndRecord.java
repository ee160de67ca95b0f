package dev.cachet.archive.container;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Where the central directory lies (APPNOTE 6.3.10, sections 4.3.14 to 4.3.16). It is found as the
 * Java platform finds it, so that what is described is what would run.
 *
 * @param directory where its first header starts in the file
 * @param end where it ends
 * @param entries how many headers it says to have
 * @param shift what is to be added to every recorded place, because something such as a start
 *     script was put before the archive
 */
public record EndRecord(long directory, long end, long entries, long shift) {
  private static final int LENGTH = 22;
  private static final int MAX_COMMENT = 0xffff;
  private static final long LOCATOR_SIGNATURE = 0x07064b50L;
  private static final int LOCATOR_LENGTH = 20;
  private static final long RECORD64_SIGNATURE = 0x06064b50L;
  private static final int RECORD64_LENGTH = 56;

  /** Finds the record from the end of the file. */
  public static EndRecord find(ArchiveBytes bytes) throws IOException {
    long last = bytes.size() - LENGTH;
    // Going backwards byte by byte would fill the window anew for each byte.
    long first = Math.max(0, last - MAX_COMMENT);
    byte[] tail = last < 0 ? new byte[0] : bytes.stream(first, bytes.size() - first).readAllBytes();
    for (int at = (int) (last - first); at >= 0; at--) {
      if (tail[at] == 'P' && tail[at + 1] == 'K' && tail[at + 2] == 5 && tail[at + 3] == 6) {
        EndRecord found = read(bytes, first + at);
        if (found != null) {
          return found;
        }
      }
    }
    throw new BrokenArchiveException("is no zip archive: it has no central directory");
  }

  /** Null where only the four bytes of the signature stand by chance. */
  private static @Nullable EndRecord read(ArchiveBytes bytes, long at) throws IOException {
    long entries = bytes.u2(at + 10);
    long length = bytes.u4(at + 12);
    long place = bytes.u4(at + 16);
    long end = at;
    if ((entries == 0xffff || length == 0xffffffffL || place == 0xffffffffL)
        && at >= LOCATOR_LENGTH
        && bytes.u4(at - LOCATOR_LENGTH) == LOCATOR_SIGNATURE) {
      end = record64(bytes, at);
      entries = bytes.u8(end + 32);
      length = bytes.u8(end + 40);
      place = bytes.u8(end + 48);
    }
    long directory = end - length;
    boolean plausible = directory >= 0 && directory >= place;
    boolean startsRight =
        plausible && (length == 0 || (length >= 46 && bytes.u4(directory) == Directory.SIGNATURE));
    return startsRight ? new EndRecord(directory, end, entries, directory - place) : null;
  }

  /** The record stands right before its locator, unless the recorded place says another thing. */
  private static long record64(ArchiveBytes bytes, long at) throws IOException {
    long before = at - LOCATOR_LENGTH - RECORD64_LENGTH;
    if (before >= 0 && bytes.u4(before) == RECORD64_SIGNATURE) {
      return before;
    }
    long recorded = bytes.u8(at - LOCATOR_LENGTH + 8);
    if (recorded > at || bytes.u4(recorded) != RECORD64_SIGNATURE) {
      throw new BrokenArchiveException("has no zip64 end record where it says it is");
    }
    return recorded;
  }
}
