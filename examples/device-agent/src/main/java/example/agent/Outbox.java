package example.agent;

import dev.cachet.digest.Sha256;
import dev.cachet.statement.StatementRequest;
import dev.cachet.storage.FolderStorage;
import dev.cachet.storage.Storage;
import dev.cachet.storage.StorageFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/**
 * What the device gives out on the stick: its request for an agreement, its receipts and audit log
 * as {@code cachet device audit} reads them, and why packages were refused.
 */
final class Outbox {
  private static final String REQUEST = "request/request.json";
  private static final int MOST_REFUSALS = 64;
  private static final int BUFFER = 65_536;

  /** The log first: a receipt names the line of it that was the last. */
  private static final List<String> EVIDENCE = List.of("audit", "receipts");

  private final Storage device;
  private final Path folder;
  private final Deque<String> refusals = new ArrayDeque<>();

  /**
   * A place on the stick of its own for each device, since a stick goes from one to the next.
   *
   * @param device the storage of the device
   * @param stick the folder of the stick
   * @param name the name of the device in statements
   */
  Outbox(Storage device, Path stick, String name) {
    String id = Sha256.of(name.getBytes(StandardCharsets.UTF_8)).hex().substring(0, 12);
    this.device = device;
    this.folder = stick.resolve("cachet-" + id);
  }

  Path folder() {
    return folder;
  }

  void request(StatementRequest request) throws IOException {
    Storage out = open();
    byte[] bytes = request.bytes();
    // It is asked at every look, and a stick wears out.
    if (!out.exists(REQUEST)
        || !Arrays.equals(out.read(REQUEST, StatementRequest.MAX_BYTES), bytes)) {
      out.replace(REQUEST, bytes);
    }
  }

  void refused(String line) throws IOException {
    refusals.addLast(line);
    if (refusals.size() > MOST_REFUSALS) {
      refusals.removeFirst();
    }
    String text = String.join("\n", refusals) + "\n";
    open().replace("refusals/refusals.txt", text.getBytes(StandardCharsets.UTF_8));
  }

  /** Copies receipts and log. Receipts never change and the log only grows, so the size tells. */
  void export() throws IOException {
    Storage out = open();
    for (String kind : EVIDENCE) {
      for (String name : device.list(kind)) {
        if (!name.endsWith(Storage.UNFINISHED)) {
          copy(out, kind, name);
        }
      }
    }
  }

  /** In pieces: a log of many years does not fit into the memory of the process. */
  private void copy(Storage out, String kind, String name) throws IOException {
    String path = kind + "/" + name;
    try (StorageFile from = device.openToRead(path)) {
      if (out.exists(path)) {
        try (StorageFile there = out.openToRead(path)) {
          if (there.size() == from.size()) {
            return;
          }
        }
      }
      try (StorageFile to = out.openToWrite(path + Storage.UNFINISHED)) {
        to.truncate(0);
        ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
        for (long at = 0; at < from.size(); at += buffer.limit()) {
          buffer.clear();
          int read = from.read(at, buffer);
          buffer.flip();
          if (read <= 0) {
            throw new IOException(path + " ends at " + at);
          }
          to.write(at, buffer);
        }
        to.sync();
      }
    }
    out.rename(path + Storage.UNFINISHED, path);
    out.syncFolder(kind);
  }

  private Storage open() throws IOException {
    // A link that somebody laid there would lead what is written to another place.
    if (Files.isSymbolicLink(folder)) {
      throw new IOException(folder + " is a link");
    }
    if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
      Files.createDirectory(folder);
    }
    return new FolderStorage(folder);
  }
}
