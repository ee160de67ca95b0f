package dev.cachet.image;

import dev.cachet.image.content.Bytes;
import dev.cachet.image.content.Content;
import dev.cachet.image.content.ContentChannel;
import dev.cachet.image.content.ImageException;
import dev.cachet.image.content.Node;
import dev.cachet.image.content.SparseContent;
import dev.cachet.image.content.Tree;
import dev.cachet.rootfs.RootFolder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/** A tar archive: ustar, GNU and PAX, sparse files too. */
final class TarImage {
  private static final int MAGIC = 257;
  private static final int BLOCK = 10240;
  private static final int RECORD = 512;
  private static final int MODE_FOLDER = 0040000;
  private static final int MODE_FILE = 0100000;
  private static final int MODE_LINK = 0120000;

  private TarImage() {}

  static boolean is(Bytes bytes) throws IOException {
    ByteBuffer head = bytes.readUpTo(0, MAGIC + 5);
    if (head.remaining() < MAGIC + 5) {
      return false;
    }
    byte[] magic = new byte[5];
    head.position(MAGIC).get(magic);
    return new String(magic, StandardCharsets.US_ASCII).equals("ustar");
  }

  static Node read(Bytes bytes) throws IOException {
    Tree tree = new Tree();
    // The library's reader of archives at places loses its own where a file has holes; its stream
    // does not, and leaves the channel where the content of an entry begins.
    boolean gnu = bytes.read(MAGIC + 5, 1).get() == ' ';
    ContentChannel channel = new ContentChannel(Content.of(bytes), bytes.size());
    TarArchiveInputStream tar =
        new TarArchiveInputStream(new Skipping(channel), BLOCK, RECORD, "ISO-8859-1", false);
    for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
      long place = channel.position();
      String name = text(gnu, entry.getName());
      if (entry.isLink()) {
        Node first = tree.get(text(gnu, entry.getLinkName()));
        if (first == null || first.kind() == Node.Kind.FOLDER) {
          throw new ImageException("has a second name " + name + " of what it does not hold");
        }
        tree.add(name, first);
      } else {
        tree.add(name, node(bytes, entry, place, gnu));
      }
    }
    return tree.root();
  }

  /**
   * A name is bytes, which the library was told to take one by one; but one in a PAX header is text
   * that it has decoded.
   */
  private static String text(boolean gnu, String name) {
    byte[] raw = name.getBytes(StandardCharsets.ISO_8859_1);
    boolean bytes = new String(raw, StandardCharsets.ISO_8859_1).equals(name);
    String text = bytes ? RootFolder.pathText(raw) : name;
    // Bytes that are no UTF-8 become longer: text of a PAX header, unless the archive is GNU's.
    return gnu || text.length() <= name.length() ? text : name;
  }

  private static Node node(Bytes bytes, TarArchiveEntry entry, long place, boolean gnu)
      throws IOException {
    int permissions = entry.getMode() & Node.PERMISSIONS;
    long owner = entry.getLongUserId();
    long group = entry.getLongGroupId();
    if (entry.isDirectory()) {
      return Node.folder(new Node.Ownership(MODE_FOLDER | permissions, owner, group));
    }
    if (entry.isSymbolicLink()) {
      return Node.link(
          new Node.Ownership(MODE_LINK | permissions, owner, group),
          text(gnu, entry.getLinkName()));
    }
    // The library calls everything a file whose name does not end in a slash.
    if (entry.isFIFO() || entry.isBlockDevice() || entry.isCharacterDevice()) {
      int type = entry.isFIFO() ? 0010000 : entry.isBlockDevice() ? 0060000 : 0020000;
      return Node.special(new Node.Ownership(type | permissions, owner, group));
    }
    Node.Ownership ownership = new Node.Ownership(MODE_FILE | permissions, owner, group);
    if (entry.isSparse()) {
      return Node.file(ownership, entry.getRealSize(), new SparseContent(bytes, entry, place));
    }
    Bytes content = bytes.part(place, entry.getSize());
    return Node.file(ownership, entry.getSize(), Content.of(content));
  }

  /** A stream that goes over contents without reading them. */
  private static final class Skipping extends InputStream {
    private final ContentChannel channel;

    Skipping(ContentChannel channel) {
      this.channel = channel;
    }

    @Override
    public int read() throws IOException {
      ByteBuffer one = ByteBuffer.allocate(1);
      return channel.read(one) < 0 ? -1 : one.get(0) & 0xff;
    }

    @Override
    public int read(byte[] target, int from, int length) throws IOException {
      return length == 0 ? 0 : channel.read(ByteBuffer.wrap(target, from, length));
    }

    @Override
    public long skip(long count) throws IOException {
      long skipped = Math.max(0, Math.min(count, channel.size() - channel.position()));
      channel.position(channel.position() + skipped);
      return skipped;
    }

    @Override
    public int available() throws IOException {
      return (int) Math.min(Integer.MAX_VALUE, channel.size() - channel.position());
    }
  }
}
