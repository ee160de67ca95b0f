package dev.cachet.unpacking;

import dev.cachet.format.content.Unpacking;
import io.airlift.compress.MalformedInputException;
import io.airlift.compress.zstd.ZstdInputStream;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/** Unpacks in memory and never onto a file system, so a name in an archive leads nowhere. */
public final class TarUnpacking implements Unpacking {
  private static final int HEAD = 512;
  private static final int MARK_AT = 257;
  private static final byte[] GZIP = {0x1F, (byte) 0x8B};
  private static final byte[] USTAR = "ustar".getBytes(StandardCharsets.US_ASCII);

  /** Used by the service loader. */
  public TarUnpacking() {
    // Nothing to set.
  }

  @Override
  public List<PackedFile> unpack(InputStream packed, Predicate<String> names, Bounds bounds)
      throws IOException {
    try {
      InputStream plain = new BufferedInputStream(decompressed(packed), HEAD);
      if (starts(plain, USTAR, MARK_AT)) {
        return entries(plain, names, bounds);
      }
      byte[] content = plain.readNBytes(bounds.bytes() + 1);
      requireWithin(content.length, bounds);
      return List.of(new PackedFile("", content));
    } catch (MalformedInputException e) {
      throw new IOException("not readable as zstd: " + e.getMessage(), e);
    }
  }

  private static InputStream decompressed(InputStream packed) throws IOException {
    InputStream in = new BufferedInputStream(packed, HEAD);
    if (starts(in, GZIP, 0)) {
      return new GZIPInputStream(in);
    }
    in.mark(HEAD);
    boolean zstd = ZstdFrames.begins(in.readNBytes(4));
    in.reset();
    return zstd ? new ZstdInputStream(new ZstdFrames(in)) : in;
  }

  private static boolean starts(InputStream in, byte[] mark, int at) throws IOException {
    in.mark(HEAD);
    byte[] head = in.readNBytes(at + mark.length);
    in.reset();
    return head.length == at + mark.length
        && Arrays.equals(head, at, head.length, mark, 0, mark.length);
  }

  private static List<PackedFile> entries(InputStream in, Predicate<String> names, Bounds bounds)
      throws IOException {
    List<PackedFile> files = new ArrayList<>();
    int total = 0;
    int seen = 0;
    TrailingZeros counted = new TrailingZeros(in);
    TarArchiveInputStream tar = new TarArchiveInputStream(counted, "UTF-8");
    for (TarArchiveEntry each = tar.getNextEntry(); each != null; each = tar.getNextEntry()) {
      if (++seen > bounds.files()) {
        throw new IOException("more than " + bounds.files() + " entries in the archive");
      }
      if (each.isFile() && !each.isSparse() && names.test(each.getName())) {
        byte[] content = tar.readNBytes(bounds.bytes() - total + 1);
        if (content.length < each.getSize() && content.length <= bounds.bytes() - total) {
          throw new IOException(each.getName() + ": the archive ends inside of it");
        }
        requireWithin((long) total + content.length, bounds);
        total += content.length;
        files.add(new PackedFile(each.getName(), content));
      }
    }
    if (counted.count() < HEAD) {
      throw new IOException("the archive has no end; it was cut");
    }
    return files;
  }

  private static void requireWithin(long bytes, Bounds bounds) throws IOException {
    if (bytes > bounds.bytes()) {
      throw new IOException("unpacked larger than " + (bounds.bytes() >> 20) + " MiB");
    }
  }
}
