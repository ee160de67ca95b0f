package dev.cachet.fingerprint;

import java.util.Optional;

/**
 * One file that a package installs.
 *
 * @param path in the root, without a slash or dot in front
 * @param size in bytes; empty if it is not known
 * @param sha256 64 lower-case hexadecimal digits
 * @param sha1 empty if it is not known
 * @param md5 empty if it is not known
 */
public record InstalledFile(
    String path, Optional<Long> size, String sha256, Optional<String> sha1, Optional<String> md5)
    implements Comparable<InstalledFile> {
  @Override
  public int compareTo(InstalledFile other) {
    return path.compareTo(other.path);
  }

  /** Whether it holds nothing: no scanner looks at such a file. */
  boolean isEmpty() {
    return size.filter(bytes -> bytes == 0).isPresent();
  }

  /** Whether every list can carry its path in one line. */
  boolean isPlain() {
    return path.codePoints().noneMatch(Character::isISOControl) && path.indexOf('\ufffd') < 0;
  }
}
