package dev.cachet.source;

import dev.cachet.rootfs.FoundFile;
import dev.cachet.rootfs.RootfsLimitException;
import dev.cachet.sbom.ComponentHash;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.security.MessageDigest;
import java.util.List;

/** Reads files of a walk, each in one pass and all within a budget of bytes. */
final class FileReading {
  /** Sees the bytes of a file piece by piece. */
  interface Sink {
    void take(byte[] buffer, int length);
  }

  private static final int BUFFER = 1 << 16;

  private final RootLimits limits;
  private final Problems problems;
  private final byte[] buffer = new byte[BUFFER];
  private long left;

  FileReading(RootLimits limits, Problems problems) {
    this.limits = limits;
    this.problems = problems;
    this.left = limits.totalBytes();
  }

  /** SHA-256 in hexadecimal digits; empty, with a problem, if the file could not be read. */
  String sha256(FoundFile file) throws IOException {
    MessageDigest digest = Digests.of("SHA-256");
    return read(file, (bytes, length) -> digest.update(bytes, 0, length))
        ? Digests.hex(digest)
        : "";
  }

  /** Both digests; empty, with a problem, if the file could not be read. */
  List<ComponentHash> hashes(FoundFile file, Sink also) throws IOException {
    MessageDigest sha256 = Digests.of("SHA-256");
    MessageDigest sha512 = Digests.of("SHA-512");
    Sink both =
        (bytes, length) -> {
          sha256.update(bytes, 0, length);
          sha512.update(bytes, 0, length);
          also.take(bytes, length);
        };
    return read(file, both) ? Digests.hashes(sha256, sha512) : List.of();
  }

  /** The first bytes of a file, as many as it has up to the number; none if it was not readable. */
  byte[] head(FoundFile file, int length) throws IOException {
    try (InputStream in = file.open(Long.MAX_VALUE - 1)) {
      return in.readNBytes(length);
    } catch (FileSystemException e) {
      unreadable(file, e);
      return new byte[0];
    }
  }

  private boolean read(FoundFile file, Sink sink) throws IOException {
    long most = Math.min(limits.fileBytes(), left);
    if (file.size() > most) {
      tooLarge(file);
      return false;
    }
    try (InputStream in = file.open(most)) {
      for (int got = in.read(buffer); got >= 0; got = in.read(buffer)) {
        left -= got;
        sink.take(buffer, got);
      }
      return true;
    } catch (RootfsLimitException e) {
      tooLarge(file);
    } catch (FileSystemException e) {
      unreadable(file, e);
    }
    return false;
  }

  private void tooLarge(FoundFile file) {
    problems.add(
        "source.too-large",
        file.path(),
        file.path()
            + " was not digested: at most "
            + limits.fileBytes()
            + " bytes are read of one file and "
            + limits.totalBytes()
            + " of all",
        List.of());
  }

  private void unreadable(FoundFile file, FileSystemException e) {
    String why = e instanceof AccessDeniedException ? "access was denied" : "it cannot be opened";
    problems.add("source.unreadable", file.path(), file.path() + ": " + why, List.of());
  }
}
