package dev.cachet.audit;

import dev.cachet.digest.Sha256;
import dev.cachet.storage.Storage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** What is left of the log tells of a device whose memory is lost. */
public final class AuditHistory {
  private static final int MAX_BYTES = 64 << 20;
  private static final Pattern CONFIRMED =
      Pattern.compile("\"event\":\"" + AuditEvent.CONFIRMED + "\"");

  private AuditHistory() {}

  /**
   * Whether any file of the log says that an update was confirmed. Nothing of it is proven.
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

  /**
   * What a log tells whose chain holds up to a line that the device signed for. Lines that were
   * given up or put aside are not in it.
   *
   * @param storage where {@code audit/} lies
   * @param signed the last line that a receipt or a checkpoint names
   * @param event which lines
   * @return in their order; empty if the chain does not hold so far, or a file cannot be read
   * @throws IOException if the folder cannot be listed
   */
  public static List<Told> told(Storage storage, AuditHead signed, AuditEvent event)
      throws IOException {
    List<Told> told = new ArrayList<>();
    AuditWalk walk =
        AuditWalk.of(
            storage,
            new AuditSegments(storage).from(0),
            signed,
            line -> {
              if (line.is(event)) {
                told.add(new Told(line.subject(), line.detail()));
              }
            });
    return walk.readable() && walk.reachedKnown() ? List.copyOf(told) : List.of();
  }

  /**
   * A line of the log.
   *
   * @param subject digest of what it is about
   * @param detail a few words
   */
  public record Told(Sha256 subject, String detail) {}

  private static boolean confirmed(Storage storage, String path) {
    try {
      String text = new String(storage.read(path, MAX_BYTES), StandardCharsets.ISO_8859_1);
      return CONFIRMED.matcher(text).find();
    } catch (IOException e) {
      return true;
    }
  }
}
