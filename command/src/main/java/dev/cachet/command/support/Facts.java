package dev.cachet.command.support;

import dev.cachet.catalogue.Catalogue;
import dev.cachet.catalogue.Overrides;
import dev.cachet.command.CommandException;
import dev.cachet.command.Setting;
import dev.cachet.command.Settings;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The facts on support that a command judges by. */
public final class Facts {
  /** A table of {@code cachet lifecycle compile}; by default the bundled one. */
  public static final Setting<Path> CATALOGUE = Setting.input("--catalogue", "catalogue", "FILE");

  /** Facts of one's own, from contracts and letters. */
  public static final Setting<Path> OVERRIDES = Setting.input("--overrides", "overrides", "FILE");

  /** Statements of publishers in OpenEoX Core 1.0, by product and cycle. */
  public static final Setting<Map<String, Path>> OPENEOX =
      Setting.named("--openeox", "openeox", "PRODUCT/CYCLE=FILE");

  private Facts() {}

  /**
   * Reads them: statements over the table, and facts of one's own over both.
   *
   * @param given the settings
   * @return the facts
   * @throws CommandException if a file cannot be read, or is not what is needed
   */
  public static Catalogue read(Settings given) throws CommandException {
    Path table = given.get(CATALOGUE);
    Catalogue facts =
        table == null
            ? Catalogue.bundled()
            : given.parse(
                CATALOGUE, table, bytes -> Catalogue.read(new ByteArrayInputStream(bytes)));
    for (Map.Entry<String, Path> statement : given.get(OPENEOX, Map.of()).entrySet()) {
      facts = statement(given, statement.getKey(), statement.getValue()).apply(facts);
    }
    Path own = given.get(OVERRIDES);
    return own == null ? facts : given.parse(OVERRIDES, own, Overrides::read).apply(facts);
  }

  private static Overrides statement(Settings given, String cycle, Path file)
      throws CommandException {
    List<String> parts = List.of(cycle.split("/", 2));
    if (parts.size() < 2 || parts.contains("")) {
      throw given.wrong(given.name(OPENEOX) + " " + cycle + ": not PRODUCT/CYCLE=FILE");
    }
    return given.parse(
        OPENEOX, file, bytes -> Overrides.ofOpenEox(parts.get(0), parts.get(1), bytes));
  }
}
