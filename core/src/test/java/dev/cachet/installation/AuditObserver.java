package dev.cachet.installation;

import dev.cachet.storage.SimulatedStorage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the chain of a log from the bytes on the disk, by the text of the format and no other code.
 */
final class AuditObserver {
  private static final Pattern LINE =
      Pattern.compile("\\{\"seq\":([0-9]+),\"prev\":\"([0-9a-f]{64})\",\"event\":\"([A-Z_]+)\".*");

  private AuditObserver() {}

  /**
   * A place where the chain breaks without a line that says so. What a cut left behind the last
   * line that memory knows is no line yet.
   *
   * @param known number of the last line that memory knows
   * @return the line that does not follow, or nothing if chain and statements are whole
   */
  static Optional<String> unstatedGap(SimulatedStorage disk, long known) throws IOException {
    String before = "0".repeat(64);
    boolean first = true;
    long last = 0;
    for (String line : lines(disk)) {
      if (last == known) {
        break;
      }
      Matcher parts = LINE.matcher(line);
      if (!parts.matches()) {
        return Optional.of("no line: " + line);
      }
      boolean givenUp = first && !disk.list("checkpoints").isEmpty();
      if (!parts.group(2).equals(before) && !parts.group(3).equals("AUDIT_TRUNCATED") && !givenUp) {
        return Optional.of(line);
      }
      before = digest(line);
      first = false;
      last = Long.parseLong(parts.group(1));
    }
    return last == known
        ? Optional.empty()
        : Optional.of("ends with line " + last + ", memory knows " + known);
  }

  private static List<String> lines(SimulatedStorage disk) throws IOException {
    List<String> lines = new ArrayList<>();
    for (String name : disk.list("audit")) {
      if (name.startsWith("segment-")) {
        lines.addAll(lines(disk, name));
      }
    }
    lines.addAll(lines(disk, "log.jsonl"));
    return lines;
  }

  private static List<String> lines(SimulatedStorage disk, String name) throws IOException {
    String path = "audit/" + name;
    return disk.exists(path)
        ? new String(disk.read(path, 1 << 20), StandardCharsets.UTF_8).lines().toList()
        : List.of();
  }

  private static String digest(String line) {
    try {
      byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }
}
