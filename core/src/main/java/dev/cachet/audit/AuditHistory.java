package dev.cachet.audit;

import dev.cachet.storage.Storage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** What is left of the log tells of a device whose memory is lost. Nothing here is proven. */
public final class AuditHistory {
  private static final int MAX_BYTES = 64 << 20;
  private static final Pattern CONFIRMED =
      Pattern.compile("\"event\":\"" + AuditEvent.CONFIRMED + "\"");

  private AuditHistory() {}

  /**
   * Whether any file of the log says that an update was confirmed.
   *
   * @param storage where {@code audit/} lies
   * @return also true for a file that cannot be read: what it says is unknown
   * @throws IOException if the folder cannot be listed
   */
  public static boolean confirmed(Storage storage) throws IOException {
    for (String name : storage.list("audit")) {
      if (confirmed(storage, "audit/" + name)) {
        return true;
      }
    }
    return false;
  }

  private static boolean confirmed(Storage storage, String path) {
    try {
      String text = new String(storage.read(path, MAX_BYTES), StandardCharsets.ISO_8859_1);
      return CONFIRMED.matcher(text).find();
    } catch (IOException e) {
      return true;
    }
  }
}
