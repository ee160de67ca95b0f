package dev.cachet.source;

import dev.cachet.sbom.InputDigest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;

/**
 * Whether a build that was done before would do the same again: what was configured, and names,
 * sizes and times of the files that it read. It saves work in a build on one machine; it is no
 * statement on freshness, which needs the digests in the document.
 */
public final class BuildState {
  private BuildState() {}

  /**
   * Sums up what a document would be made of.
   *
   * @param settings whatever else decides on the content, in a fixed order
   * @param files the files that are read, in a fixed order; those that are not there count as such
   * @return one line of ASCII
   * @throws IOException if the medium failed
   */
  public static String of(List<String> settings, List<Path> files) throws IOException {
    StringBuilder all = new StringBuilder();
    settings.forEach(setting -> all.append(setting).append('\0'));
    for (Path file : files) {
      all.append(file).append('\0');
      if (Files.isRegularFile(file)) {
        BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
        all.append(now.size()).append(' ').append(now.lastModifiedTime().toMillis());
      }
      all.append('\0');
    }
    return InputDigest.of("/", all.toString().getBytes(StandardCharsets.UTF_8)).sha256();
  }

  /**
   * Sums up a document that was written.
   *
   * @param document its bytes
   * @return one line of ASCII
   */
  public static String of(byte[] document) {
    return InputDigest.of("/", document).sha256();
  }
}
