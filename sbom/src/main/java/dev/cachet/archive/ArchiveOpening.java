package dev.cachet.archive;

import dev.cachet.archive.container.ArchiveBytes;
import dev.cachet.archive.container.ArchiveFormat;
import dev.cachet.archive.container.BrokenArchiveException;
import dev.cachet.archive.container.Budget;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** Opens archives and what is inside them, within one budget, and equal bytes only once. */
final class ArchiveOpening {
  private final ProblemSink problems;
  private final Budget budget;
  private final Map<String, Opened> opened = new HashMap<>();

  ArchiveOpening(ProblemSink problems, Budget budget) {
    this.problems = problems;
    this.budget = budget;
  }

  /**
   * What was opened already.
   *
   * @param path where the bytes were met first
   * @param depth how deep that was
   * @param archive null while it is being read: an archive may hold its own bytes
   * @param whole whether nothing in it was left closed for lying too deep or being too large there
   */
  private record Opened(String path, int depth, @Nullable ArchiveFile archive, boolean whole) {}

  ArchiveFile open(ArchiveBytes bytes, String path, FileDigests digests, int depth)
      throws IOException {
    Opened before = opened.get(digests.sha256());
    if (before != null && before.archive() == null) {
      return ArchiveFile.closed(path, digests, before.path());
    }
    if (before != null && before.archive() != null && (before.whole() || before.depth() <= depth)) {
      return before.archive().copyAt(path);
    }
    int closed = budget.closed();
    opened.put(digests.sha256(), new Opened(path, depth, null, false));
    ArchiveFile archive = read(bytes, path, digests, depth);
    boolean whole = budget.closed() == closed;
    opened.put(digests.sha256(), new Opened(path, depth, archive, whole));
    return archive;
  }

  private ArchiveFile read(ArchiveBytes bytes, String path, FileDigests digests, int depth)
      throws IOException {
    return switch (ArchiveFormat.of(path, bytes)) {
      case ZIP -> new ZipContents(this, path, depth).read(bytes, digests);
      case TAR -> new TarContents(this, path, depth).read(plain(bytes), digests);
      case TAR_GZIP -> {
        try (InputStream in = new GzipBytes(plain(bytes), bytes.size(), budget)) {
          yield new TarContents(this, path, depth).read(in, digests);
        } catch (BrokenArchiveException e) {
          problems.problem("source.archive-unreadable", path, path + " " + e.getMessage());
          yield ArchiveFile.closed(path, digests, null);
        }
      }
      case NONE -> {
        problems.problem("source.archive-unreadable", path, path + " " + ArchiveFormat.NO_ARCHIVE);
        yield ArchiveFile.closed(path, digests, null);
      }
    };
  }

  private static InputStream plain(ArchiveBytes bytes) throws IOException {
    return new BufferedInputStream(bytes.stream(0, bytes.size()), 64 << 10);
  }

  ProblemSink problems() {
    return problems;
  }

  Budget budget() {
    return budget;
  }

  /**
   * Describes one archive inside another one and opens it if it can.
   *
   * @param in its bytes, read to the end
   * @param size how many that should be
   * @param place its path
   * @param depth how many archives lie around it
   * @return null where not even the bytes can be read, or where it is one too many
   */
  @Nullable ArchiveFile inner(InputStream in, long size, String place, int depth)
      throws IOException {
    Digests digests = new Digests();
    boolean fits = size <= budget.holdable();
    // Grows with what is there: a stated size alone must not cost memory.
    byte[] content = in.readNBytes(fits ? (int) size : 0);
    digests.update(content, content.length);
    digests.update(in);
    FileDigests result = digests.result();
    Opened before = opened.get(result.sha256());
    if (before != null && before.archive() != null && before.whole()) {
      return before.archive().copyAt(place);
    }
    if (!fits || !budget.mayDescend(depth)) {
      budget.countClosed();
      String reason = fits ? " lies too deep in other archives" : " is too large to be held";
      problems.problem("source.archive-limit", place, place + reason + "; it was not opened");
      return ArchiveFile.closed(place, result, null);
    }
    budget.hold(content.length);
    try {
      return open(ArchiveBytes.of(content), place, result, depth + 1);
    } finally {
      budget.release(content.length);
    }
  }

  /** False, and told once, where more archives are inside than are described. */
  boolean mayDescribe(String place) {
    if (budget.mayDescribeArchive()) {
      return true;
    }
    if (budget.isFirstBeyond()) {
      budget.countClosed();
      problems.problem(
          "source.archive-limit",
          place,
          place
              + " brings the archives inside to more than "
              + budget.maxArchives()
              + "; it and all after it were not described");
    }
    return false;
  }

  /**
   * False, and told, where more manifests and descriptions of libraries are inside than are read.
   */
  boolean mayDescribeLibrary(String path) {
    boolean may = budget.mayDescribeLibrary();
    if (!may) {
      problems.problem(
          "source.archive-limit",
          path,
          path
              + " brings the manifests and descriptions of libraries to more than "
              + budget.maxDescriptions()
              + "; the rest was not read");
    }
    return may;
  }

  /** Decompresses and counts; damage is told apart from a medium that failed. */
  private static final class GzipBytes extends InputStream {
    private final InputStream in;
    private final long stored;
    private final Budget budget;
    private long taken;

    GzipBytes(InputStream compressed, long stored, Budget budget) throws IOException {
      this.stored = stored;
      this.budget = budget;
      try {
        in = new GZIPInputStream(compressed, 64 << 10);
      } catch (java.util.zip.ZipException | java.io.EOFException e) {
        throw new BrokenArchiveException("has a damaged gzip header");
      }
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      int got;
      try {
        got = in.read(into, offset, length);
      } catch (java.util.zip.ZipException | java.io.EOFException e) {
        throw new BrokenArchiveException("cannot be decompressed");
      }
      if (got > 0) {
        taken += got;
        budget.countInflated(got, taken, stored);
      }
      return got;
    }

    @Override
    public void close() throws IOException {
      in.close();
    }
  }
}
