package dev.cachet.detection;

import dev.cachet.identity.ComponentHash;
import dev.cachet.installed.RootLimits;
import dev.cachet.rootfs.FoundFile;
import dev.cachet.rootfs.RootFile;
import dev.cachet.rootfs.RootFolder;
import dev.cachet.rootfs.RootfsLimitException;
import dev.cachet.source.Digests;
import dev.cachet.source.Problems;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.security.MessageDigest;
import java.util.List;

/** Reads files of a walk, each in one pass and all within a budget of bytes. */
public final class FileReading {
  /** Sees the bytes of a file piece by piece. */
  public interface Sink {
    /**
     * Takes the next bytes.
     *
     * @param buffer valid during this call only
     * @param length how many bytes of it count
     */
    void take(byte[] buffer, int length);
  }

  /** Opens a stream of at most so many bytes. */
  private interface Opener {
    InputStream open(long most) throws IOException;
  }

  private static final int MAX_TEXT = 1 << 20;
  private static final int BUFFER = 1 << 16;

  private final RootLimits limits;
  private final Problems problems;
  private final byte[] buffer = new byte[BUFFER];
  private final MessageDigest sha256 = Digests.of("SHA-256");
  private long left;

  /** Apart, so that what is bound never takes the place of what is listed. */
  private long quietLeft;

  /**
   * Makes a reader.
   *
   * @param limits how much may be read
   * @param problems where findings are kept
   */
  public FileReading(RootLimits limits, Problems problems) {
    this.limits = limits;
    this.problems = problems;
    this.left = limits.totalBytes();
    this.quietLeft = limits.totalBytes();
  }

  /**
   * SHA-256 in hexadecimal digits; empty, with a problem, if the file could not be read.
   *
   * @param file a file that the walk met
   * @return 64 digits, or empty
   * @throws IOException if the medium failed
   */
  public String sha256(FoundFile file) throws IOException {
    sha256.reset();
    return read(file, this::update) ? Digests.hex(sha256) : "";
  }

  /**
   * The same without a problem, of a file that no component is made of.
   *
   * @param file a file that the walk met
   * @return 64 digits; empty if the file could not be read or is over a limit
   * @throws IOException if the medium failed
   */
  public String quietSha256(FoundFile file) throws IOException {
    long most = Math.min(limits.fileBytes(), quietLeft);
    sha256.reset();
    if (file.size() > most) {
      return "";
    }
    try (InputStream in = file.open(most)) {
      for (int got = in.read(buffer); got >= 0; got = in.read(buffer)) {
        quietLeft -= got;
        sha256.update(buffer, 0, got);
      }
      return Digests.hex(sha256);
    } catch (RootfsLimitException | FileSystemException e) {
      return "";
    }
  }

  /**
   * The same of a file that the walk has passed; empty, without a problem, if it is not there.
   *
   * @param root the root folder to read
   * @param path an absolute path on the root
   * @return 64 digits, or empty
   * @throws IOException if the medium failed
   */
  public String sha256(RootFolder root, String path) throws IOException {
    RootFile found = root.find(path).orElse(null);
    if (found == null || found.type() != RootFile.Type.FILE) {
      return "";
    }
    sha256.reset();
    boolean whole = read(path, found.size(), most -> root.openStream(path, most), this::update);
    return whole ? Digests.hex(sha256) : "";
  }

  /**
   * Both digests; empty, with a problem, if the file could not be read.
   *
   * @param file a file that the walk met
   * @param also is given every byte too
   * @return SHA-256 and SHA-512, or none
   * @throws IOException if the medium failed
   */
  public List<ComponentHash> hashes(FoundFile file, Sink also) throws IOException {
    sha256.reset();
    MessageDigest sha512 = Digests.of("SHA-512");
    Sink both =
        (bytes, length) -> {
          update(bytes, length);
          sha512.update(bytes, 0, length);
          also.take(bytes, length);
        };
    return read(file, both) ? Digests.hashes(sha256, sha512) : List.of();
  }

  /**
   * The first bytes of a file, as many as it has up to the number; none if it was not readable.
   *
   * @param file a file that the walk met
   * @param length how many bytes at most
   * @return the bytes
   * @throws IOException if the medium failed
   */
  public byte[] head(FoundFile file, int length) throws IOException {
    try (InputStream in = file.open(Long.MAX_VALUE - 1)) {
      return in.readNBytes(length);
    } catch (FileSystemException e) {
      unreadable(file.path(), e);
      return new byte[0];
    }
  }

  /**
   * The same of a file that the walk has passed; none, without a problem, if it cannot be read.
   *
   * @param root the root folder to read
   * @param path an absolute path on the root
   * @param length how many bytes at most
   * @return the bytes
   * @throws IOException if the medium failed
   */
  public byte[] start(RootFolder root, String path, int length) throws IOException {
    try (InputStream in = root.openStream(path, Long.MAX_VALUE - 1)) {
      return in.readNBytes(length);
    } catch (FileSystemException e) {
      return new byte[0];
    }
  }

  /**
   * The whole of a small file; none, with a problem, if it is not readable or not small.
   *
   * @param file a file that the walk met
   * @return the bytes, or none
   * @throws IOException if the medium failed
   */
  public byte[] text(FoundFile file) throws IOException {
    try (InputStream in = file.open(MAX_TEXT)) {
      return in.readAllBytes();
    } catch (RootfsLimitException e) {
      unclear(file, "is larger than 1 MiB and was not read");
    } catch (FileSystemException e) {
      unreadable(file.path(), e);
    }
    return new byte[0];
  }

  /**
   * The same of a file that the walk has passed; none, without a problem, if it is not there.
   *
   * @param root the root folder to read
   * @param path an absolute path on the root
   * @return the bytes, or none
   * @throws IOException if the medium failed
   */
  public byte[] text(RootFolder root, String path) throws IOException {
    try {
      return root.read(path, MAX_TEXT);
    } catch (NoSuchFileException e) {
      return new byte[0];
    } catch (RootfsLimitException e) {
      problems.add("source.unclear", path, path + ": is larger than 1 MiB", List.of());
    } catch (FileSystemException e) {
      unreadable(path, e);
    }
    return new byte[0];
  }

  /**
   * Keeps a problem with what a file says that the walk has passed.
   *
   * @param path an absolute path on the root
   * @param what what is wrong with it, to follow its path
   */
  public void unclear(String path, String what) {
    problems.add("source.unclear", path, path + ": " + what, List.of());
  }

  /**
   * Keeps a problem with what a file says.
   *
   * @param file a file that the walk met
   * @param what what is wrong with it, to follow its path
   */
  public void unclear(FoundFile file, String what) {
    problems.add("source.unclear", file.path(), file.path() + ": " + what, List.of());
  }

  private void update(byte[] bytes, int length) {
    sha256.update(bytes, 0, length);
  }

  private boolean read(FoundFile file, Sink sink) throws IOException {
    return read(file.path(), file.size(), file::open, sink);
  }

  private boolean read(String path, long size, Opener opener, Sink sink) throws IOException {
    long most = Math.min(limits.fileBytes(), left);
    if (size > most) {
      tooLarge(path);
      return false;
    }
    try (InputStream in = opener.open(most)) {
      for (int got = in.read(buffer); got >= 0; got = in.read(buffer)) {
        left -= got;
        sink.take(buffer, got);
      }
      return true;
    } catch (RootfsLimitException e) {
      tooLarge(path);
    } catch (FileSystemException e) {
      unreadable(path, e);
    }
    return false;
  }

  private void tooLarge(String path) {
    problems.add(
        "source.too-large",
        path,
        path
            + " was not digested: at most "
            + limits.fileBytes()
            + " bytes are read of one file and "
            + limits.totalBytes()
            + " of all",
        List.of());
  }

  private void unreadable(String path, FileSystemException e) {
    String why = e instanceof AccessDeniedException ? "access was denied" : "it cannot be opened";
    problems.add("source.unreadable", path, path + ": " + why, List.of());
  }
}
