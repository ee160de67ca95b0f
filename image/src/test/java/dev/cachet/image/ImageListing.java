package dev.cachet.image;

import dev.cachet.rootfs.FoundFile;
import dev.cachet.rootfs.RootFolder;
import dev.cachet.rootfs.RootVisitor;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** Every entry of a root with what matters of it, a line each. */
final class ImageListing implements RootVisitor {
  private final RootFolder root;
  private final List<String> lines = new ArrayList<>();

  private ImageListing(RootFolder root) {
    this.root = root;
  }

  static List<String> of(Path rootOrImage) throws IOException {
    RootFolder root = RootFolder.open(rootOrImage);
    ImageListing listing = new ImageListing(root);
    root.walk(listing, 100_000);
    return listing.lines;
  }

  private String owned(String path) throws IOException {
    Path entry = root.path().resolve(path.substring(1));
    Object mode = Files.getAttribute(entry, "unix:mode", LinkOption.NOFOLLOW_LINKS);
    Object owner = Files.getAttribute(entry, "unix:uid", LinkOption.NOFOLLOW_LINKS);
    return " " + Integer.toOctalString((Integer) mode) + " " + owner;
  }

  @Override
  public boolean folder(String path) throws IOException {
    boolean listed = !path.equals("/") && !path.equals("/lost+found");
    if (listed) {
      lines.add("folder " + path + owned(path));
    }
    return !path.equals("/lost+found");
  }

  @Override
  public void file(FoundFile file) throws IOException {
    try (InputStream in = file.open(Long.MAX_VALUE - 1)) {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] buffer = new byte[70_001];
      for (int got = in.read(buffer); got >= 0; got = in.read(buffer)) {
        digest.update(buffer, 0, got);
      }
      String hex = HexFormat.of().formatHex(digest.digest());
      lines.add("file " + file.path() + owned(file.path()) + " " + file.size() + " " + hex);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void link(String path, String target) {
    lines.add("link " + path + " to " + target);
  }

  @Override
  public void special(String path) throws IOException {
    lines.add("special " + path + owned(path));
  }

  @Override
  public void unreadable(String path, String reason) {
    lines.add("unreadable " + path + " " + reason);
  }
}
