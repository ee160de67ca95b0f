package dev.cachet.command.release;

import dev.cachet.command.CommandException;
import dev.cachet.command.Setting;
import dev.cachet.command.Settings;
import java.nio.file.Path;

/** Makes room for an answer, where a front may replace what it wrote before. */
@FunctionalInterface
public interface Room {
  /**
   * Makes it, once what goes there is known to be good so far.
   *
   * @throws Exception if there is none
   */
  void make() throws Exception;

  /**
   * The place of an answer that cannot go to standard output.
   *
   * @param given the settings
   * @param out names the place
   * @return the place
   * @throws CommandException if none is given, or standard output is
   */
  static Path place(Settings given, Setting<Path> out) throws CommandException {
    Path place = given.need(out);
    if (place.toString().equals("-")) {
      throw given.wrong(given.name(out) + " - is not for this command: it needs a place");
    }
    return place;
  }
}
