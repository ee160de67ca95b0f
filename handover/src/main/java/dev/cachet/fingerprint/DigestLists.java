package dev.cachet.fingerprint;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Lists of digests for tools that look at an installed device from outside. A list of nothing is no
 * list: ClamAV takes an empty file for a damaged database and scans nothing.
 */
public final class DigestLists {
  private DigestLists() {}

  /**
   * The list that ClamAV reads as {@code .sfp}: what it names is never reported.
   *
   * <p>The name in a line only tells people which file it is. A colon and what follows would be
   * read as a level of the engine, so colons become underscores.
   *
   * @param files the files
   * @return UTF-8; empty if no file is left: then there is nothing to write
   */
  public static Optional<byte[]> clamAv(List<InstalledFile> files) {
    StringBuilder text = new StringBuilder();
    for (InstalledFile file : files) {
      if (file.isPlain() && !file.isEmpty()) {
        text.append(file.sha256()).append(':');
        text.append(file.size().map(String::valueOf).orElse("*")).append(':');
        text.append(file.path().replace(':', '_').replace(' ', '_'));
        // Level 73 of the engine is the first that takes any size.
        text.append(file.size().isPresent() ? "\n" : ":73\n");
      }
    }
    return bytes(text);
  }

  /**
   * The list that hashdeep audits a root by, run in its folder with {@code -l}.
   *
   * @param files the files
   * @return UTF-8; empty if there is no file, or one whose size is not known
   */
  public static Optional<byte[]> hashdeep(List<InstalledFile> files) {
    if (files.isEmpty() || files.stream().anyMatch(file -> file.size().isEmpty())) {
      return Optional.empty();
    }
    StringBuilder text = new StringBuilder();
    text.append("%%%% HASHDEEP-1.0\n%%%% size,sha256,filename\n");
    for (InstalledFile file : files) {
      if (file.isPlain()) {
        text.append(file.size().orElseThrow()).append(',').append(file.sha256());
        text.append(",./").append(file.path()).append('\n');
      }
    }
    return bytes(text);
  }

  /**
   * A table for a spreadsheet.
   *
   * @param files the files
   * @return CSV of RFC 4180 in UTF-8, with a head; empty if there is no file
   */
  public static Optional<byte[]> csv(List<InstalledFile> files) {
    if (files.isEmpty()) {
      return Optional.empty();
    }
    StringBuilder text = new StringBuilder("\"path\",\"size\",\"sha256\",\"sha1\",\"md5\"\r\n");
    for (InstalledFile file : files) {
      if (file.isPlain()) {
        // A slash in front: no spreadsheet takes it for a formula.
        text.append("\"/").append(file.path().replace("\"", "\"\"")).append("\",\"");
        text.append(file.size().map(String::valueOf).orElse("")).append("\",\"");
        text.append(file.sha256()).append("\",\"").append(file.sha1().orElse(""));
        text.append("\",\"").append(file.md5().orElse("")).append("\"\r\n");
      }
    }
    return bytes(text);
  }

  /**
   * Lines of key and value: the SHA-256 and the first path with that content. Keys are unique.
   *
   * @param files the files
   * @return UTF-8; empty if there is no file
   */
  public static Optional<byte[]> keyValue(List<InstalledFile> files) {
    Map<String, String> paths = new LinkedHashMap<>();
    for (InstalledFile file : files) {
      if (file.isPlain()) {
        paths.putIfAbsent(file.sha256(), file.path().replace(':', '_'));
      }
    }
    StringBuilder text = new StringBuilder();
    paths.forEach((sha256, path) -> text.append(sha256).append(":/").append(path).append('\n'));
    return bytes(text);
  }

  /**
   * How many files one of the lists leaves out.
   *
   * @param files the files
   * @return those that are empty or have control characters in their names
   */
  public static int leftOut(List<InstalledFile> files) {
    return (int) files.stream().filter(file -> file.isEmpty() || !file.isPlain()).count();
  }

  private static Optional<byte[]> bytes(StringBuilder text) {
    return text.length() == 0
        ? Optional.empty()
        : Optional.of(text.toString().getBytes(StandardCharsets.UTF_8));
  }
}
