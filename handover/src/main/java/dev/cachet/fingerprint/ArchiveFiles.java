package dev.cachet.fingerprint;

import dev.cachet.digest.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The files of a tar archive whose bytes come piece by piece, with their digests. It keeps no
 * content, and holds one header and one long name at most.
 */
final class ArchiveFiles {
  private static final int BLOCK = 512;
  private static final int MAX_NAME = 1 << 16;

  private final Map<String, InstalledFile> files = new TreeMap<>();
  private final byte[] header = new byte[BLOCK];
  private final MessageDigest sha256 = Sha256.newDigest();
  private final MessageDigest sha1 = digest("SHA-1");
  private final MessageDigest md5 = digest("MD5");
  private int filled;
  private long left;
  private long padding;
  private boolean ended;
  private @Nullable TarHeader open;
  private final StringBuilder name = new StringBuilder();
  private @Nullable String longName;
  private @Nullable String longLink;
  private @Nullable Long longSize;

  /** Whether bytes begin like an archive. */
  static boolean isArchive(ByteBuffer first) {
    byte[] magic = new byte[5];
    if (first.remaining() < BLOCK) {
      return false;
    }
    first.duplicate().position(first.position() + 257).get(magic);
    return new String(magic, StandardCharsets.US_ASCII).equals("ustar");
  }

  /** Takes the next bytes. */
  void accept(ByteBuffer bytes) throws InvalidArchiveException {
    while (bytes.hasRemaining() && !ended) {
      if (left > 0) {
        content(bytes);
      } else if (padding > 0) {
        int skipped = (int) Math.min(padding, bytes.remaining());
        bytes.position(bytes.position() + skipped);
        padding -= skipped;
      } else {
        header(bytes);
      }
    }
  }

  /** The files, by path. */
  List<InstalledFile> end() throws InvalidArchiveException {
    if (!ended || open != null) {
      throw new InvalidArchiveException("it ends in the middle of an entry");
    }
    return new ArrayList<>(files.values());
  }

  private void header(ByteBuffer bytes) throws InvalidArchiveException {
    int taken = Math.min(BLOCK - filled, bytes.remaining());
    bytes.get(header, filled, taken);
    filled += taken;
    if (filled < BLOCK) {
      return;
    }
    filled = 0;
    if (TarHeader.isZero(header)) {
      ended = true;
      return;
    }
    TarHeader found = TarHeader.read(header);
    long size = longSize == null ? found.size() : longSize;
    left = found.hasContent() ? size : 0;
    padding = (BLOCK - left % BLOCK) % BLOCK;
    if (found.isName() && left > MAX_NAME) {
      throw new InvalidArchiveException("a name of " + left + " bytes");
    }
    open = found;
    if (left == 0) {
      close(found);
    }
  }

  private void content(ByteBuffer bytes) throws InvalidArchiveException {
    TarHeader entry = java.util.Objects.requireNonNull(open);
    int taken = (int) Math.min(left, bytes.remaining());
    ByteBuffer piece = bytes.duplicate().limit(bytes.position() + taken);
    bytes.position(bytes.position() + taken);
    left -= taken;
    if (entry.isName()) {
      byte[] text = new byte[taken];
      piece.get(text);
      // One char a byte: a name may be cut in the middle of a character.
      name.append(new String(text, StandardCharsets.ISO_8859_1));
    } else if (entry.isFile()) {
      sha256.update(piece.duplicate());
      sha1.update(piece.duplicate());
      md5.update(piece);
    }
    if (left == 0) {
      close(entry);
    }
  }

  private void close(TarHeader entry) throws InvalidArchiveException {
    open = null;
    if (entry.isName()) {
      takeName(entry);
      return;
    }
    String path = clean(longName == null ? entry.name() : longName);
    long size = longSize == null ? entry.size() : longSize;
    String link = clean(longLink == null ? entry.linkName() : longLink);
    longName = null;
    longLink = null;
    longSize = null;
    if (entry.isFile()) {
      put(
          new InstalledFile(
              path, Optional.of(size), hex(sha256), Optional.of(hex(sha1)), Optional.of(hex(md5))));
    } else if (entry.isHardLink()) {
      InstalledFile target = files.get(link);
      if (target == null) {
        throw new InvalidArchiveException(path + " is a link to what does not stand before it");
      }
      put(new InstalledFile(path, target.size(), target.sha256(), target.sha1(), target.md5()));
    }
  }

  private void put(InstalledFile file) {
    if (!file.path().isEmpty()) {
      // A second entry of one name replaces the first where it is unpacked.
      files.put(file.path(), file);
    }
  }

  private void takeName(TarHeader entry) throws InvalidArchiveException {
    byte[] bytes = name.toString().getBytes(StandardCharsets.ISO_8859_1);
    name.setLength(0);
    String text = new String(bytes, StandardCharsets.UTF_8);
    if (entry.isGnuName()) {
      longName = text.replace("\0", "");
    } else if (entry.isGnuLink()) {
      longLink = text.replace("\0", "");
    } else if (entry.isPax()) {
      PaxRecords records = PaxRecords.read(bytes);
      longName = records.path().orElse(longName);
      longLink = records.link().orElse(longLink);
      longSize = records.size().orElse(longSize);
    }
  }

  private static String clean(String path) {
    return path.replaceFirst("^(\\./|/)+", "").replaceFirst("/+$", "");
  }

  private static String hex(MessageDigest digest) {
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest digest(String algorithm) {
    try {
      return MessageDigest.getInstance(algorithm);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has " + algorithm, e);
    }
  }
}
