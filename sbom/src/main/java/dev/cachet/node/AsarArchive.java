package dev.cachet.node;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.cachet.detection.FileJson;
import dev.cachet.rootfs.FoundFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The table of an archive of Electron ({@code app.asar}): a tree of folders in JSON behind four
 * little-endian lengths, and the bytes of the files one after another behind it.
 */
final class AsarArchive {
  /** The manifests of packages and of the application itself. */
  private static final Pattern MANIFEST =
      Pattern.compile("(?:(?:.*/)?node_modules/(?:@[^/]+/)?[^/@.][^/]*/)?package\\.json");

  private static final JsonFactory JSON = FileJson.FACTORY;
  private static final int LENGTHS = 16;
  private static final int MAX_TABLE = 64 << 20;
  private static final int MAX_DEPTH = 100;
  private static final int MAX_MANIFEST = 1 << 20;
  private static final int MAX_LISTED = 100_000;

  /**
   * One manifest.
   *
   * @param path inside the archive
   * @param offset of its first byte in the file; below zero if it lies in the folder beside the
   *     archive whose name ends with {@code .unpacked}
   * @param size in bytes
   */
  record Manifest(String path, long offset, int size) {}

  private final long data;
  private final List<Manifest> manifests = new ArrayList<>();
  private final Map<String, String> links = new TreeMap<>();

  private AsarArchive(long data) {
    this.data = data;
  }

  /** Null if the file is no such archive, or one over the limits. */
  static @Nullable AsarArchive read(FoundFile file) throws IOException {
    if (file.size() < LENGTHS) {
      return null;
    }
    ByteBuffer lengths = ByteBuffer.wrap(file.read(0, LENGTHS)).order(ByteOrder.LITTLE_ENDIAN);
    long header = Integer.toUnsignedLong(lengths.getInt(4));
    long text = Integer.toUnsignedLong(lengths.getInt(12));
    if (lengths.getInt(0) != 4 || text > header - 8 || text > MAX_TABLE) {
      return null;
    }
    if (file.size() < LENGTHS + text) {
      return null;
    }
    AsarArchive archive = new AsarArchive(8 + header);
    try (JsonParser json = JSON.createParser(file.read(LENGTHS, (int) text))) {
      return json.nextToken() == JsonToken.START_OBJECT && archive.folder(json, "", 0)
          ? archive
          : null;
    } catch (IOException e) {
      return null;
    }
  }

  List<Manifest> manifests() {
    return manifests;
  }

  /** The path of each link, and the path in the archive that it leads to. */
  Map<String, String> links() {
    return links;
  }

  /** A folder has the member {@code files}; whatever else it states does not matter here. */
  private boolean folder(JsonParser json, String path, int depth) throws IOException {
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      boolean files = json.currentName().equals("files");
      if (json.nextToken() != JsonToken.START_OBJECT || !files) {
        json.skipChildren();
      } else if (depth >= MAX_DEPTH || !entries(json, path, depth)) {
        return false;
      }
    }
    return true;
  }

  private boolean entries(JsonParser json, String path, int depth) throws IOException {
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String name = path.isEmpty() ? json.currentName() : path + "/" + json.currentName();
      if (json.nextToken() != JsonToken.START_OBJECT || !entry(json, name, depth)) {
        return false;
      }
    }
    return manifests.size() + links.size() <= MAX_LISTED;
  }

  private boolean entry(JsonParser json, String path, int depth) throws IOException {
    long offset = -1;
    long size = -1;
    boolean unpacked = false;
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String member = json.currentName();
      JsonToken value = json.nextToken();
      switch (member) {
        case "files" -> {
          if (value != JsonToken.START_OBJECT
              || depth >= MAX_DEPTH
              || !entries(json, path, depth + 1)) {
            return false;
          }
        }
        case "offset" -> offset = json.getValueAsLong(-1);
        case "size" -> size = json.getValueAsLong(-1);
        case "unpacked" -> unpacked = json.getValueAsBoolean();
        case "link" -> links.put(path, json.getValueAsString(""));
        default -> {}
      }
      json.skipChildren();
    }
    if (size >= 0 && MANIFEST.matcher(path).matches()) {
      return manifest(path, unpacked ? -1 : offset, size, unpacked);
    }
    return true;
  }

  private boolean manifest(String path, long offset, long size, boolean unpacked) {
    if (size > MAX_MANIFEST || (!unpacked && (offset < 0 || offset > Long.MAX_VALUE / 2))) {
      return false;
    }
    manifests.add(new Manifest(path, unpacked ? -1 : data + offset, (int) size));
    return true;
  }
}
