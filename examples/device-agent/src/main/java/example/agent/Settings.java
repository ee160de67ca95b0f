package example.agent;

import dev.cachet.trust.Authorisation;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;

/**
 * What one installation of the agent is told, from a file of properties.
 *
 * @param device the folder of the device
 * @param stick the folder in which packages appear, such as the mount point of a USB stick
 * @param agreement the least agreement that this device asks for
 * @param clock whether the clock of the machine is vouched for
 * @param poll how often the stick is looked at
 * @param idle exit code 0: nobody depends on the device; 1: it is in use; another: it cannot tell
 * @param health exit code 0: the device works
 * @param healthDeadline how long the answer may take
 * @param restart makes the device restart
 */
record Settings(
    Path device,
    Path stick,
    Authorisation agreement,
    boolean clock,
    Duration poll,
    List<String> idle,
    List<String> health,
    Duration healthDeadline,
    List<String> restart) {
  private static final Set<String> NAMES =
      Set.of(
          "device",
          "stick",
          "agreement",
          "clock",
          "poll",
          "idle",
          "health",
          "health.deadline",
          "restart");

  /** A setting is missing or wrong. */
  static final class WrongSettingException extends Exception {
    private static final long serialVersionUID = 1L;

    WrongSettingException(String message) {
      super(message);
    }
  }

  static Settings read(Path file) throws IOException, WrongSettingException {
    Properties properties = new Properties();
    try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      properties.load(reader);
    } catch (IllegalArgumentException e) {
      throw new WrongSettingException(file + ": " + e.getMessage());
    }
    Set<String> unknown = new TreeSet<>(properties.stringPropertyNames());
    unknown.removeAll(NAMES);
    if (!unknown.isEmpty()) {
      throw new WrongSettingException(file + ": unknown: " + String.join(", ", unknown));
    }
    return new Settings(
        folder(properties, "device"),
        Path.of(text(properties, "stick")),
        agreement(text(properties, "agreement")),
        clock(text(properties, "clock")),
        duration(properties, "poll"),
        command(properties, "idle"),
        command(properties, "health"),
        duration(properties, "health.deadline"),
        command(properties, "restart"));
  }

  private static String text(Properties properties, String name) throws WrongSettingException {
    String value = properties.getProperty(name, "").strip();
    if (value.isEmpty()) {
      throw new WrongSettingException("the setting '" + name + "' is missing");
    }
    return value;
  }

  private static Path folder(Properties properties, String name) throws WrongSettingException {
    Path folder = Path.of(text(properties, name));
    if (!Files.isDirectory(folder)) {
      throw new WrongSettingException("the setting '" + name + "': no folder " + folder);
    }
    return folder;
  }

  private static Authorisation agreement(String text) throws WrongSettingException {
    for (Authorisation known : Authorisation.values()) {
      if (known.name().toLowerCase(Locale.ROOT).equals(text)) {
        return known;
      }
    }
    throw new WrongSettingException("the setting 'agreement' is none, one or both, not " + text);
  }

  private static boolean clock(String text) throws WrongSettingException {
    return switch (text) {
      case "trusted" -> true;
      case "none" -> false;
      default -> throw new WrongSettingException("the setting 'clock' is trusted or none");
    };
  }

  private static Duration duration(Properties properties, String name)
      throws WrongSettingException {
    String text = text(properties, name);
    try {
      Duration duration = Duration.parse(text);
      if (!duration.isNegative() && !duration.isZero()) {
        return duration;
      }
    } catch (DateTimeParseException e) {
      // Said below.
    }
    throw new WrongSettingException(
        "the setting '" + name + "' is a duration such as PT5S, not " + text);
  }

  /** Words separated by spaces; no shell reads them. */
  private static List<String> command(Properties properties, String name)
      throws WrongSettingException {
    return List.of(text(properties, name).split(" +"));
  }
}
