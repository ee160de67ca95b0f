package dev.cachet.format.content;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.function.Predicate;

/**
 * Unpacks archives of documents. This module has no decompressor; {@code cachet-gate} brings one,
 * which {@link java.util.ServiceLoader} finds when it is on the class path.
 */
public interface Unpacking {
  /**
   * A file of an archive.
   *
   * @param name its path in the archive; empty if what is packed is one file and no archive
   * @param content its bytes
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared, only read
  record PackedFile(String name, byte[] content) {}

  /**
   * Bounds on what is unpacked.
   *
   * @param bytes the most bytes of all files that are taken
   * @param files the most entries of an archive
   */
  record Bounds(int bytes, int files) {}

  /**
   * Unpacks a tar archive, plain or compressed by gzip or zstd, or a file so compressed.
   *
   * @param packed from its beginning; not closed
   * @param names which files of an archive are taken
   * @param bounds beyond which nothing is returned
   * @return regular files in the order of the archive
   * @throws IOException if it is damaged or over a bound; the message says which
   */
  List<PackedFile> unpack(InputStream packed, Predicate<String> names, Bounds bounds)
      throws IOException;
}
