package dev.cachet.image.content;

import io.airlift.compress.zstd.ZstdInputStream;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HexFormat;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.apache.commons.compress.compressors.lz4.FramedLZ4CompressorInputStream;
import org.tukaani.xz.LZMAInputStream;
import org.tukaani.xz.XZInputStream;

/** How a whole image may be compressed, by the bytes that it begins with. */
public enum Compression {
  /** Compressed by gzip. */
  GZIP("1f8b08") {
    @Override
    InputStream open(InputStream in) throws IOException {
      return new GZIPInputStream(in, BUFFER);
    }
  },
  /** Compressed by xz. */
  XZ("fd377a585a00") {
    @Override
    InputStream open(InputStream in) throws IOException {
      return new XZInputStream(in, MAX_KIB);
    }
  },
  /** Compressed by zstd. */
  ZSTD("28b52ffd") {
    @Override
    InputStream open(InputStream in) {
      return new ZstdInputStream(in);
    }
  },
  /** Compressed by bzip2. */
  BZIP2("425a68") {
    @Override
    InputStream open(InputStream in) throws IOException {
      return new BZip2CompressorInputStream(in, true);
    }
  },
  /** Compressed by lz4. */
  LZ4("04224d18") {
    @Override
    InputStream open(InputStream in) throws IOException {
      return new FramedLZ4CompressorInputStream(in, true);
    }
  },
  /** Compressed by lzma. */
  LZMA("5d0000") {
    @Override
    InputStream open(InputStream in) throws IOException {
      return new LZMAInputStream(in, MAX_KIB);
    }
  };

  /** What one reader of XZ may take of memory: enough for level 9. */
  public static final int MAX_KIB = 100 << 10;

  /** More than the root of any device that is known. */
  static final long MAX_UNPACKED = 64L << 30;

  private static final int BUFFER = 1 << 16;

  private final String magic;

  Compression(String magic) {
    this.magic = magic;
  }

  abstract InputStream open(InputStream in) throws IOException;

  /**
   * The compression of what begins so.
   *
   * @param head the head
   * @return it, or nothing if there is none
   */
  public static Optional<Compression> of(ByteBuffer head) {
    byte[] start = new byte[head.remaining()];
    head.duplicate().get(start);
    String hex = HexFormat.of().formatHex(start);
    for (Compression each : values()) {
      if (hex.startsWith(each.magic)) {
        return Optional.of(each);
      }
    }
    return Optional.empty();
  }

  /**
   * Unpacks into a file that has no name, so that nothing is left whatever happens.
   *
   * @param packed all of it
   * @return what came out
   * @throws IOException if the medium failed
   */
  public Bytes unpack(Bytes packed) throws IOException {
    Path file = Files.createTempFile("cachet-image", ".raw");
    FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
    try {
      Files.delete(file);
    } catch (IOException e) {
      // Where a file that is open keeps its name, it goes with the process.
      file.toFile().deleteOnExit();
    }
    try (InputStream in = open(new BufferedInputStream(stream(packed), BUFFER))) {
      OutputStream out = Channels.newOutputStream(channel);
      byte[] buffer = new byte[BUFFER];
      long written = 0;
      for (int got = in.read(buffer); got >= 0; got = in.read(buffer)) {
        written += got;
        if (written > MAX_UNPACKED) {
          throw new ImageException("unpacks to more than 64 GiB");
        }
        out.write(buffer, 0, got);
      }
      return Bytes.of(channel);
    } catch (ImageException e) {
      channel.close();
      throw e;
    } catch (IOException | RuntimeException e) {
      // The libraries let through whatever they run into.
      channel.close();
      throw new ImageException("is damaged " + name() + " data: " + e.getMessage(), e);
    }
  }

  private static InputStream stream(Bytes bytes) {
    return Channels.newInputStream(new ContentChannel(Content.of(bytes), bytes.size()));
  }
}
