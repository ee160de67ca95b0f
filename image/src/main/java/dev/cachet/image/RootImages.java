package dev.cachet.image;

import dev.cachet.image.container.ContainerArchive;
import dev.cachet.image.content.Bytes;
import dev.cachet.image.content.Compression;
import dev.cachet.image.content.ImageException;
import dev.cachet.image.content.Node;
import dev.cachet.image.ext.ExtImage;
import dev.cachet.image.squash.SquashImage;
import dev.cachet.rootfs.RootImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Opens a file as the root that it is an image of. */
public final class RootImages implements RootImage {
  private static final String READ =
      "; read are tar (also one image of a container), cpio, squashfs, ext2 to ext4, these"
          + " compressed by gzip, xz, zstd, bzip2, lz4 or lzma, disks with GPT or MBR, and FIT"
          + " images";

  private static final String AGAIN = "; build or copy the image again";

  /** Magics at their places, of what is told apart and not read. */
  private static final Map<String, String> UNREAD = unread();

  private static final ContainerArchive.Layers LAYERS =
      new ContainerArchive.Layers() {
        @Override
        public Bytes plain(Bytes stored) throws IOException {
          Compression packed = Compression.of(stored.readUpTo(0, 8)).orElse(null);
          return packed == null ? stored : packed.unpack(stored);
        }

        @Override
        public Node entries(Bytes plain) throws IOException {
          return TarImage.read(plain);
        }
      };

  /** For {@link java.util.ServiceLoader}. */
  public RootImages() {}

  private static Map<String, String> unread() {
    Map<String, String> names = new LinkedHashMap<>();
    names.put("0:55424923", "UBI (bind it by its digest and a listing of its root)");
    names.put("0:31181006", "UBIFS (bind it by its digest and a listing of its root)");
    names.put("0:8519", "JFFS2");
    names.put("0:1985", "JFFS2");
    names.put("0:27051956", "an image of U-Boot; give the image of its root");
    names.put("0:68737173", "squashfs of big-endian machines, before 4.0");
    names.put("0:453dcd28", "cramfs");
    names.put("0:2d726f6d3166732d", "romfs");
    names.put("1024:e2e1f5e0", "EROFS");
    names.put("1024:1020f5f2", "F2FS");
    names.put("65600:5f42485266535f4d", "Btrfs");
    names.put("32769:4344303031", "ISO 9660");
    names.put("54:46415431", "FAT");
    names.put("82:4641543332", "FAT");
    names.put("0:504b0304", "a zip archive; unpack it");
    names.put("0:213c617263683e", "a package of Debian or a library archive");
    return names;
  }

  @Override
  public Path root(Path image) throws IOException {
    return opened(
        image,
        bytes -> {
          Node root = root(bytes, true, true);
          if (root == null) {
            throw new ImageException(
                "is neither a folder nor an image of a root that is known" + READ);
          }
          return new ImageFileSystem(root, image.toString()).getPath("/");
        });
  }

  @Override
  public Optional<Path> system(Path file) throws IOException {
    return opened(
        file,
        bytes -> {
          boolean archive =
              TarImage.is(bytes)
                  || FlatTree.is(bytes)
                  || Compression.of(bytes.readUpTo(0, 8)).isPresent();
          Node root = archive ? ofArchive(bytes) : isImage(bytes) ? root(bytes, false, true) : null;
          return Optional.ofNullable(root)
              .map(node -> new ImageFileSystem(node, file.toString()).getPath("/"));
        });
  }

  /** Null if it holds no system, or cannot be unpacked: then others say what it is. */
  private static @Nullable Node ofArchive(Bytes bytes) throws IOException {
    try {
      Node root = root(bytes, true, true);
      return root != null && isSystem(root) ? root : null;
    } catch (ImageException e) {
      return null;
    }
  }

  private static boolean isImage(Bytes bytes) throws IOException {
    return SquashImage.is(bytes)
        || ExtImage.is(bytes)
        || CpioImage.is(bytes)
        || Partitions.is(bytes);
  }

  /** What is made of the bytes of an image. */
  private interface Reader<T> {
    T read(Bytes bytes) throws IOException;
  }

  private static <T> T opened(Path image, Reader<T> reader) throws IOException {
    // Stays open with the file system; it is closed when nobody reads it any more.
    FileChannel channel = FileChannel.open(image, StandardOpenOption.READ);
    try {
      return reader.read(Bytes.of(channel));
    } catch (ImageException e) {
      channel.close();
      throw new ImageException(image + " " + e.getMessage() + remedy(e), e);
    } catch (RuntimeException e) {
      // Whatever a library or an overflow comes upon in hostile bytes.
      channel.close();
      throw new ImageException(image + " is damaged: " + e.getMessage() + AGAIN, e);
    }
  }

  private static String remedy(ImageException e) {
    return String.valueOf(e.getMessage()).contains(";") ? "" : AGAIN;
  }

  /** Null if nothing that is known begins so. */
  private static @Nullable Node root(Bytes bytes, boolean mayBePacked, boolean mayHaveParts)
      throws IOException {
    if (SquashImage.is(bytes)) {
      return SquashImage.read(bytes);
    }
    if (ExtImage.is(bytes)) {
      return ExtImage.read(bytes);
    }
    if (TarImage.is(bytes)) {
      Node archive = TarImage.read(bytes);
      return ContainerArchive.root(archive, LAYERS).orElse(archive);
    }
    if (CpioImage.is(bytes)) {
      return CpioImage.read(bytes);
    }
    Compression packed = Compression.of(bytes.readUpTo(0, 8)).orElse(null);
    if (packed != null && mayBePacked) {
      return root(packed.unpack(bytes), false, mayHaveParts);
    }
    if (FlatTree.is(bytes) && mayHaveParts) {
      return ofFit(FitImage.read(bytes));
    }
    String unread = unread(bytes);
    if (unread != null) {
      throw new ImageException("is " + unread + ", which is not read" + READ);
    }
    return mayHaveParts && Partitions.is(bytes) ? ofDisk(Partitions.read(bytes)) : null;
  }

  /** The one partition that holds a system; several, as of a device with two slots, are told. */
  private static Node ofDisk(List<Partitions.Partition> partitions) throws IOException {
    Partitions.requireApart(partitions);
    Choice choice = new Choice();
    for (Partitions.Partition each : partitions) {
      choice.look("partition " + each.number(), each.bytes(), false);
    }
    return choice.of("partition");
  }

  /** The one payload that holds a system; else the only root, as a ramdisk has no os-release. */
  private static Node ofFit(List<FitImage.Payload> payloads) throws IOException {
    Choice choice = new Choice();
    for (FitImage.Payload each : payloads) {
      if (each.mayBeRoot()) {
        choice.look(each.toString(), each.bytes(), true);
      } else {
        choice.others.add(each + " is no root");
      }
    }
    return choice.roots.size() == 1 ? choice.roots.get(0) : choice.of("node");
  }

  /** Which part of an image its root is. */
  private static final class Choice {
    private final Map<String, Node> systems = new LinkedHashMap<>();
    private final List<Node> roots = new ArrayList<>();
    private final List<String> others = new ArrayList<>();

    void look(String name, Bytes bytes, boolean mayBePacked) throws IOException {
      try {
        // No parts in parts: four partitions, each from its second sector on, would have no end.
        Node root = root(bytes, mayBePacked, false);
        if (root == null) {
          others.add(name + " is of no known form");
          return;
        }
        roots.add(root);
        if (isSystem(root)) {
          systems.put(name, root);
        }
      } catch (ImageException e) {
        others.add(name + " " + e.getMessage());
      }
    }

    Node of(String part) throws ImageException {
      if (systems.isEmpty()) {
        throw new ImageException(
            "has no "
                + part
                + " with etc/os-release, usr/lib/os-release or a package database"
                + (others.isEmpty() ? "" : ": " + String.join("; ", others)));
      }
      if (systems.size() > 1) {
        throw new ImageException(
            "holds systems in "
                + part
                + "s "
                + String.join(
                    " and ",
                    systems.keySet().stream().map(n -> n.substring(n.indexOf(' ') + 1)).toList())
                + "; give the image of one");
      }
      return systems.values().iterator().next();
    }
  }

  private static boolean isSystem(Node root) {
    return has(root, "etc/os-release")
        || has(root, "usr/lib/os-release")
        || has(root, "var/lib/dpkg/status")
        || has(root, "etc/openwrt_release")
        || has(root, "lib/apk/db/installed");
  }

  private static boolean has(Node root, String path) {
    Node node = root;
    for (String name : path.split("/", -1)) {
      node = node == null ? null : node.children().get(name);
    }
    return node != null;
  }

  private static @Nullable String unread(Bytes bytes) throws IOException {
    for (Map.Entry<String, String> each : UNREAD.entrySet()) {
      String[] place = each.getKey().split(":", 2);
      ByteBuffer head = bytes.readUpTo(Long.parseLong(place[0]), 8);
      byte[] start = new byte[head.remaining()];
      head.get(start);
      if (HexFormat.of().formatHex(start).startsWith(place[1])) {
        return each.getValue();
      }
    }
    return null;
  }
}
