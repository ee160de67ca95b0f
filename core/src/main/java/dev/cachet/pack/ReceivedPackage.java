package dev.cachet.pack;

import dev.cachet.container.Entry;
import dev.cachet.digest.Sha256;
import dev.cachet.manifest.PackageNames;
import dev.cachet.refusal.PackageRefusedException;
import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;

/**
 * A package as it arrived: nothing is proven and nothing is parsed. Only what stands before the
 * body is read, within fixed limits; the rest follows once a quorum has signed the manifest. Holds
 * one open descriptor until it is closed; not to be shared between threads.
 */
public final class ReceivedPackage implements Closeable {
  private final PackageBytes bytes;
  private final PackagePrefix prefix;

  private ReceivedPackage(PackageBytes bytes, PackagePrefix prefix) {
    this.bytes = bytes;
    this.prefix = prefix;
  }

  /**
   * Opens a package file, once: whatever happens to the name afterwards, these bytes are judged.
   *
   * @param file the package
   * @return the package, to be closed by the caller
   * @throws IOException if the file cannot be read
   * @throws PackageRefusedException if the prefix breaks the container rules (PKG-1 to PKG-8)
   */
  public static ReceivedPackage open(Path file) throws IOException, PackageRefusedException {
    if (Files.isDirectory(file)) {
      throw new FileSystemException(file.toString(), null, "a folder is no package");
    }
    return open(FileChannel.open(file, StandardOpenOption.READ));
  }

  /**
   * Opens a package in a channel.
   *
   * @param channel the container from position 0 to its size; belongs to the result from now on,
   *     and is closed if this method throws
   * @return the package, to be closed by the caller
   * @throws IOException if the channel cannot be read
   * @throws PackageRefusedException if the prefix breaks the container rules (PKG-1 to PKG-8)
   */
  public static ReceivedPackage open(SeekableByteChannel channel)
      throws IOException, PackageRefusedException {
    Objects.requireNonNull(channel, "channel");
    ReceivedPackage opened = null;
    try {
      PackageBytes bytes = new PackageBytes(channel);
      opened = new ReceivedPackage(bytes, new PackagePrefix(bytes));
      return opened;
    } finally {
      if (opened == null) {
        channel.close();
      }
    }
  }

  /**
   * How many trust roots lead the package.
   *
   * @return 0 to 256
   */
  public int rootCount() {
    return prefix.roots().size();
  }

  /**
   * The version that the name of a root entry claims.
   *
   * @param number which root entry, from 0
   * @return 1 to 9,999,999,999
   */
  public long rootVersion(int number) {
    return PackageNames.rootVersion(prefix.roots().get(number).name()).orElseThrow();
  }

  /**
   * Reads one root entry: an attached envelope, not judged in any way.
   *
   * @param number which root entry, from 0
   * @return its bytes, at most 1 MiB
   * @throws IOException if the medium fails
   * @throws PackageRefusedException if the file became shorter meanwhile
   */
  public byte[] root(int number) throws IOException, PackageRefusedException {
    Entry root = prefix.roots().get(number);
    return bytes.read(root.offset(), (int) root.size(), root.name());
  }

  /**
   * The manifest as it was read, once; to be parsed only after its signatures were counted
   * (PKG-50).
   *
   * @return a copy of its bytes, at most 1 MiB
   */
  public byte[] manifest() {
    return prefix.manifest().clone();
  }

  /**
   * The detached signatures over the manifest, not judged in any way.
   *
   * @return a copy of the bytes, at most 512 KiB
   */
  public byte[] signatures() {
    return prefix.signatures().clone();
  }

  /**
   * By what the package is named everywhere: SHA-256 of its manifest (PKG-27). Adding or removing
   * signatures, roots or chunks leaves it as it is.
   *
   * @return the digest of {@link #manifest()}
   */
  public Sha256 identity() {
    return Sha256.of(prefix.manifest());
  }

  @Override
  public void close() throws IOException {
    bytes.close();
  }

  PackageBytes bytes() {
    return bytes;
  }

  long bodyOffset() {
    return prefix.end();
  }
}
