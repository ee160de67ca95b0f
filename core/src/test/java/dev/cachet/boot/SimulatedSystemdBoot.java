package dev.cachet.boot;

import dev.cachet.storage.Storage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What systemd-boot does: exhausted entries last, else by name, highest first; it counts first. */
final class SimulatedSystemdBoot {
  static final String FOLDER = "loader/entries";
  static final Map<String, String> TEXTS =
      Map.of("a", "linux /a\noptions cachet.slot=a\n", "b", "linux /b\noptions cachet.slot=b\n");

  private static final Pattern COUNTER = Pattern.compile("(.*)\\+([0-9]+)(?:-([0-9]+))?\\.conf");

  private SimulatedSystemdBoot() {}

  static String pick(Storage storage) throws IOException {
    List<String> entries =
        storage.list(FOLDER).stream().filter(name -> name.endsWith(".conf")).toList();
    String chosen =
        entries.stream()
            .min(
                Comparator.comparing(SimulatedSystemdBoot::exhausted)
                    .thenComparing(SimulatedSystemdBoot::id, Comparator.reverseOrder()))
            .orElseThrow(() -> new IOException("no loader entry"));
    String started = chosen;
    Matcher counter = COUNTER.matcher(chosen);
    if (counter.matches() && Integer.parseInt(counter.group(2)) > 0) {
      int left = Integer.parseInt(counter.group(2)) - 1;
      int done = counter.group(3) == null ? 1 : Integer.parseInt(counter.group(3)) + 1;
      started = counter.group(1) + "+" + left + "-" + done + ".conf";
      storage.rename(FOLDER + "/" + chosen, FOLDER + "/" + started);
      storage.syncFolder(FOLDER);
    }
    String text = new String(storage.read(FOLDER + "/" + started, 1000), StandardCharsets.UTF_8);
    return text.substring(text.indexOf("cachet.slot=") + 12).strip();
  }

  private static boolean exhausted(String entry) {
    Matcher counter = COUNTER.matcher(entry);
    return counter.matches() && Integer.parseInt(counter.group(2)) == 0;
  }

  private static String id(String entry) {
    return entry.replaceFirst("(\\+[0-9]+(-[0-9]+)?)?\\.conf$", "");
  }
}
