package dev.cachet.image.container;

import dev.cachet.image.content.Bytes;
import dev.cachet.image.content.ImageException;
import dev.cachet.image.content.Node;
import dev.cachet.image.content.StoredContent;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An archive of a container's image, as {@code docker save} and other tools write it: an OCI layout
 * ({@code oci-layout}, {@code index.json}, {@code blobs}), or the older {@code manifest.json} that
 * names the layers. Each layer has to be the one whose digest the image's configuration states.
 */
public final class ContainerArchive {
  /** Makes a tree of the entries of a layer, which may be compressed. */
  public interface Layers {
    /**
     * Unpacks a layer where it is compressed.
     *
     * @param stored as it is in the archive
     * @return an archive of tar
     * @throws IOException if it is damaged
     */
    Bytes plain(Bytes stored) throws IOException;

    /**
     * Reads the entries of a layer.
     *
     * @param plain an archive of tar
     * @return the top folder
     * @throws IOException if it is damaged
     */
    Node entries(Bytes plain) throws IOException;
  }

  private static final int MAX_LAYERS = 500;
  private static final int MAX_JSON = 16 << 20;
  private static final int MAX_NESTED = 4;
  private static final Pattern DIGEST = Pattern.compile("sha256:[0-9a-f]{64}");
  private static final String SAYS = "is a container's archive that ";

  private final Node archive;
  private final Layers layers;

  private ContainerArchive(Node archive, Layers layers) {
    this.archive = archive;
    this.layers = layers;
  }

  /**
   * The root that the layers of an image make.
   *
   * @param archive the entries of an archive of tar
   * @param layers reads what lies in it
   * @return the root; nothing if this is no archive of a container's image
   * @throws ImageException if a layer is missing, is another one, or several images are in it
   * @throws IOException if the medium failed
   */
  public static Optional<Node> root(Node archive, Layers layers) throws IOException {
    boolean oci = archive.children().containsKey("oci-layout");
    if (!oci && !isListed(archive)) {
      return Optional.empty();
    }
    ContainerArchive read = new ContainerArchive(archive, layers);
    return Optional.of(oci ? read.ofLayout() : read.ofList());
  }

  private static boolean isListed(Node archive) {
    Node list = archive.children().get("manifest.json");
    return list != null
        && list.kind() == Node.Kind.FILE
        && !archive.children().containsKey("etc")
        && !archive.children().containsKey("usr");
  }

  private Node ofLayout() throws IOException {
    Map<String, Object> manifest = manifest(json("index.json"), 0);
    List<String> stored = new ArrayList<>();
    for (Object layer : ImageJson.list(manifest, "layers")) {
      stored.add(blob(ImageJson.text(layer, "digest")));
    }
    return stacked(stored, blob(ImageJson.text(manifest.get("config"), "digest")));
  }

  /** The one image of an index; what attests how it was built is none. */
  private Map<String, Object> manifest(Map<String, Object> index, int depth) throws IOException {
    if (!index.containsKey("manifests")) {
      return index;
    }
    List<String> digests = new ArrayList<>();
    TreeSet<String> systems = new TreeSet<>();
    for (Object each : ImageJson.list(index, "manifests")) {
      if (!ImageJson.has(each, "annotations", "vnd.docker.reference.type")) {
        digests.add(ImageJson.text(each, "digest"));
        systems.add(ImageJson.platform(each));
      }
    }
    if (depth > MAX_NESTED) {
      throw new ImageException(
          SAYS + "has an index that names itself, or more than " + MAX_NESTED + " in each other");
    }
    if (digests.size() != 1) {
      throw new ImageException(
          SAYS
              + "holds "
              + digests.size()
              + " images "
              + String.join(", ", systems)
              + "; give an archive of one");
    }
    return manifest(json(blob(digests.get(0))), depth + 1);
  }

  private Node ofList() throws IOException {
    List<Object> images = ImageJson.array(bytes("manifest.json"));
    if (images.size() != 1) {
      throw new ImageException(SAYS + "holds " + images.size() + " images; give an archive of one");
    }
    List<String> stored = new ArrayList<>();
    for (Object layer : ImageJson.list(images.get(0), "Layers")) {
      stored.add(String.valueOf(layer));
    }
    return stacked(stored, ImageJson.text(images.get(0), "Config"));
  }

  private Node stacked(List<String> stored, String config) throws IOException {
    List<Object> stated = ImageJson.list(json(config).get("rootfs"), "diff_ids");
    if (stored.isEmpty() || stored.size() > MAX_LAYERS || stated.size() != stored.size()) {
      throw new ImageException(
          SAYS + "has " + stored.size() + " layers and states " + stated.size());
    }
    LayerStack stack = new LayerStack();
    for (int i = 0; i < stored.size(); i++) {
      Bytes plain = layers.plain(stored(stored.get(i)));
      if (!stated.get(i).equals("sha256:" + sha256(plain))) {
        throw new ImageException(
            SAYS + "holds another layer " + stored.get(i) + " than its configuration states");
      }
      stack.add(layers.entries(plain));
    }
    return stack.root();
  }

  private static String blob(String digest) throws ImageException {
    if (!DIGEST.matcher(digest).matches()) {
      throw new ImageException(SAYS + "names something by " + digest + ", no SHA-256");
    }
    return "blobs/sha256/" + digest.substring("sha256:".length());
  }

  private Map<String, Object> json(String path) throws IOException {
    return ImageJson.object(bytes(path));
  }

  private byte[] bytes(String path) throws IOException {
    Bytes stored = stored(path);
    if (stored.size() > MAX_JSON) {
      throw new ImageException(SAYS + "has a " + path + " of more than 16 MiB");
    }
    byte[] bytes = new byte[(int) stored.size()];
    stored.fill(0, ByteBuffer.wrap(bytes));
    return bytes;
  }

  private Bytes stored(String path) throws ImageException {
    Node node = node(path);
    // Docker links a layer that it has already written.
    if (node != null && node.kind() == Node.Kind.LINK) {
      String folder = path.contains("/") ? path.substring(0, path.lastIndexOf('/') + 1) : "";
      node = node(ImageJson.normal(folder + node.target()));
    }
    if (node == null || !(node.content() instanceof StoredContent content)) {
      throw new ImageException(SAYS + "lacks " + path);
    }
    return content.bytes();
  }

  private @Nullable Node node(String path) {
    Node node = archive;
    for (String name : path.split("/", -1)) {
      node = node == null ? null : node.children().get(name);
    }
    return node;
  }

  private static String sha256(Bytes bytes) throws IOException {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      ByteBuffer buffer = ByteBuffer.allocate(1 << 16);
      for (long at = 0; at < bytes.size(); at += buffer.limit()) {
        buffer.clear().limit((int) Math.min(buffer.capacity(), bytes.size() - at));
        bytes.fill(at, buffer);
        digest.update(buffer.flip());
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
