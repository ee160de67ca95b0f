package dev.cachet.fingerprint;

import dev.cachet.listing.ListedEntry;
import dev.cachet.listing.ListingReader;
import dev.cachet.rootfs.EntryKind;
import dev.cachet.rootfs.PathCode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The files of a listing of a root that stands in a package. It has no sizes. */
public final class ListedFiles {
  private static final byte[] FIRST = "cachet-root-listing ".getBytes(StandardCharsets.US_ASCII);

  private ListedFiles() {}

  /**
   * Whether a file of a package begins as a listing does.
   *
   * @param bytes the file
   * @return whether
   */
  public static boolean isListing(byte[] bytes) {
    return bytes.length > FIRST.length
        && Arrays.equals(bytes, 0, FIRST.length, FIRST, 0, FIRST.length);
  }

  /**
   * Reads a listing.
   *
   * @param name what errors call it
   * @param bytes the file
   * @return its files that have a digest, by path
   * @throws IOException if it is no listing, or not whole
   */
  public static List<InstalledFile> read(String name, byte[] bytes) throws IOException {
    Map<String, InstalledFile> files = new TreeMap<>();
    try (ListingReader reader = new ListingReader(name, new ByteArrayInputStream(bytes))) {
      for (ListedEntry entry = reader.next(); entry != null; entry = reader.next()) {
        if (entry.kind() == EntryKind.FILE && entry.content().matches("[0-9a-f]{64}")) {
          String path =
              new String(PathCode.bytes(entry.path()), StandardCharsets.UTF_8)
                  .replaceFirst("^/+", "");
          files.put(
              path,
              new InstalledFile(
                  path, Optional.empty(), entry.content(), Optional.empty(), Optional.empty()));
        }
      }
    }
    return List.copyOf(files.values());
  }
}
