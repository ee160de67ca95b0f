package dev.cachet.pack;

import dev.cachet.digest.Sha256;
import dev.cachet.refusal.PackageRefusedException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A package that arrives over a connection or on standard input: read once, from front to end, and
 * no byte before it is asked for. The verdict is that of a file with the same bytes. A root is
 * judged when it passes, so a root that is accepted stays accepted, also if what follows it is no
 * package. The stream belongs to the caller, who closes it. Not to be shared between threads.
 */
public final class ArrivingPackage {
  private final StreamBytes bytes;
  private boolean begun;
  private @Nullable ArrivedPrefix atBody;
  private final Set<FileKind> kinds = EnumSet.noneOf(FileKind.class);
  private final Map<PackageFile, byte[]> kept = new HashMap<>();

  private ArrivingPackage(ReadableByteChannel channel) {
    this.bytes = new StreamBytes(channel);
  }

  /**
   * A package that comes out of a channel.
   *
   * @param channel blocking; stands at the first byte of the container
   * @return the package, of which nothing was read yet
   */
  public static ArrivingPackage from(ReadableByteChannel channel) {
    return new ArrivingPackage(Objects.requireNonNull(channel, "channel"));
  }

  /**
   * A package that comes out of a stream.
   *
   * @param stream stands at the first byte of the container
   * @return the package, of which nothing was read yet
   */
  public static ArrivingPackage from(InputStream stream) {
    return new ArrivingPackage(Channels.newChannel(Objects.requireNonNull(stream, "stream")));
  }

  /**
   * Keeps the files of a kind in memory when they pass, at most 64 MiB each and 256 MiB together;
   * files of no other kind are kept.
   *
   * @param kind which
   * @return this package
   * @throws IllegalStateException if the package was read already
   */
  public ArrivingPackage keeping(FileKind kind) {
    if (begun) {
      throw new IllegalStateException("a package that arrives is read once");
    }
    kinds.add(kind);
    return this;
  }

  /**
   * A file that was kept. To be asked for once the package is verified: its digest is the one of
   * the manifest, and that is all that is known here.
   *
   * @param file a file of the manifest
   * @return its bytes; empty if its kind was not asked for, or it did not pass
   */
  public Optional<byte[]> kept(PackageFile file) {
    return Optional.ofNullable(kept.get(file)).map(byte[]::clone);
  }

  /** Takes the roots of a package while they pass. */
  @FunctionalInterface
  public interface RootSink {
    /**
     * Takes one root entry: an attached envelope, not judged in any way. A chain that ends here is
     * kept in mind by the sink: whether the prefix is well-formed comes first.
     *
     * @param version the version that the name of the entry claims, 1 to 9,999,999,999
     * @param envelope its bytes, at most 1 MiB
     * @throws IOException if the trust store cannot be written
     */
    void root(long version, byte[] envelope) throws IOException;
  }

  /**
   * Reads what stands before the body, and not one byte more (PKG-49).
   *
   * @param roots takes each root in turn
   * @return manifest and signatures
   * @throws PackageRefusedException if the prefix breaks the container rules (PKG-1 to PKG-8)
   * @throws IOException if the stream or the sink fails
   * @throws IllegalStateException if the package was read already
   */
  public ArrivedPrefix prefix(RootSink roots) throws PackageRefusedException, IOException {
    if (begun) {
      throw new IllegalStateException("a package that arrives is read once");
    }
    begun = true;
    ArrivedPrefix prefix = new StreamedPrefix(bytes, roots).read();
    atBody = prefix;
    return prefix;
  }

  /**
   * Reads the body in one pass: every header, all padding and the end; files, indexes and chunks as
   * far as no earlier check has failed. After a violation the rest is walked and not hashed, since
   * the container may still break an earlier rule.
   *
   * @param prefix the prefix of this package
   * @param manifest its manifest
   * @param reading how far chunks are read; empty if the package is refused whatever its contents,
   *     so that only the container is left to judge
   * @return what was found
   * @throws IOException if the stream fails
   * @throws IllegalArgumentException if the manifest belongs to another package
   * @throws IllegalStateException if the body was read already, or this prefix was not
   */
  public ArrivedBody body(ArrivedPrefix prefix, Manifest manifest, Optional<ChunkReading> reading)
      throws IOException {
    if (!Sha256.of(prefix.manifest()).equals(manifest.identity())) {
      throw new IllegalArgumentException("the manifest belongs to another package");
    }
    if (!prefix.equals(atBody)) {
      throw new IllegalStateException("a body is read once, after the prefix of its package");
    }
    atBody = null;
    StreamedBody body = new StreamedBody(bytes, manifest, reading, kinds);
    ArrivedBody arrived = body.read();
    kept.putAll(body.kept());
    return arrived;
  }
}
