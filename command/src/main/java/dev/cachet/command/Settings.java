package dev.cachet.command;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a front was told for one run of a command, as it was told. */
public final class Settings {
  private final Front front;
  private final Instant start;
  private final @Nullable String epoch;
  private final Map<Setting<?>, Object> given = new LinkedHashMap<>();

  /**
   * Begins with nothing.
   *
   * @param front who asks
   * @param start when the run began, the present where nothing else says what to judge by
   */
  public Settings(Front front, Instant start) {
    this(front, start, System.getenv("SOURCE_DATE_EPOCH"));
  }

  Settings(Front front, Instant start, @Nullable String epoch) {
    this.front = front;
    this.start = start;
    this.epoch = epoch;
  }

  /**
   * Sets one.
   *
   * @param setting which
   * @param value as it was given; null where it was not
   * @param <T> what is given
   * @return this
   */
  public <T> Settings set(Setting<T> setting, @Nullable T value) {
    if (value == null) {
      given.remove(setting);
    } else {
      given.put(setting, value);
    }
    return this;
  }

  /**
   * Sets a path.
   *
   * @param setting which
   * @param file as it was given; null where it was not
   * @return this
   */
  public Settings set(Setting<Path> setting, @Nullable File file) {
    return set(setting, file == null ? null : file.toPath());
  }

  /**
   * Sets paths.
   *
   * @param setting which
   * @param files as they were given; null where none was
   * @return this
   */
  public Settings set(Setting<List<Path>> setting, @Nullable List<File> files) {
    return set(setting, files == null ? null : files.stream().map(File::toPath).toList());
  }

  /**
   * Returns one.
   *
   * @param setting which
   * @param <T> what is given
   * @return as it was given; null where it was not
   */
  @SuppressWarnings("unchecked") // set puts in nothing else
  public <T> @Nullable T get(Setting<T> setting) {
    return (T) given.get(setting);
  }

  /**
   * Returns one, or its default.
   *
   * @param setting which
   * @param otherwise what holds where it was not given
   * @param <T> what is given
   * @return the value
   */
  public <T> T get(Setting<T> setting, T otherwise) {
    T value = get(setting);
    return value == null ? otherwise : value;
  }

  /**
   * Whether one was given.
   *
   * @param setting which
   * @return true if it has a value
   */
  public boolean has(Setting<?> setting) {
    return given.containsKey(setting);
  }

  /**
   * Returns one without which there is nothing to do.
   *
   * @param setting which
   * @param <T> what is given
   * @return the value
   * @throws CommandException if it was not given
   */
  public <T> T need(Setting<T> setting) throws CommandException {
    T value = get(setting);
    if (value == null || (value instanceof Collection<?> many && many.isEmpty())) {
      String where = front == Front.MAVEN ? "; set it in <configuration>" : "";
      throw wrong(front.form(setting) + " is not given" + where);
    }
    return value;
  }

  /**
   * Returns what a setting is called by who asks.
   *
   * @param setting which
   * @return such as {@code --floor}, or {@code floor}
   */
  public String name(Setting<?> setting) {
    return front.name(setting);
  }

  /**
   * Returns how a setting is given by who asks.
   *
   * @param setting which
   * @return such as {@code --floor COUNTER}, or {@code floor}
   */
  public String form(Setting<?> setting) {
    return front.form(setting);
  }

  /**
   * Returns what a command is called by who asks.
   *
   * @param command its words on the command line, such as {@code sbom check}
   * @return the same, or the name of the goal
   */
  public String title(String command) {
    return front == Front.MAVEN ? command.replace(' ', '-') : command;
  }

  /**
   * Says that settings make no sense.
   *
   * @param what names them, and what to do
   * @return to throw
   */
  public CommandException wrong(String what) {
    return new CommandException(Outcome.WRONG_SETTING, what, null);
  }

  /** Reads something of a file. */
  @FunctionalInterface
  public interface Reading<T> {
    /**
     * Reads.
     *
     * @return what was read
     * @throws Exception as the reader declares
     */
    T read() throws Exception;
  }

  /**
   * Reads a file, and says of which setting and file a reader complains.
   *
   * @param setting which names the file
   * @param file the file
   * @param reading reads it
   * @param <T> what is read
   * @return what was read
   * @throws CommandException if it cannot be read, or is refused
   */
  public <T> T read(Setting<?> setting, Path file, Reading<T> reading) throws CommandException {
    try {
      return reading.read();
    } catch (Exception e) {
      throw failed(setting, file, e);
    }
  }

  /**
   * Makes something of the bytes of a file, whose reader does not know its name.
   *
   * @param setting which names the file
   * @param file at most 64 MiB
   * @param parsing makes it
   * @param <T> what is made
   * @return what was made
   * @throws CommandException if it cannot be read, or is not what is needed
   */
  public <T> T parse(Setting<?> setting, Path file, Parsing<T> parsing) throws CommandException {
    byte[] bytes = read(setting, file, () -> InputFile.read(file));
    return read(setting, file, () -> InputFile.named(file, () -> parsing.parse(bytes)));
  }

  /** Makes something of bytes. */
  @FunctionalInterface
  public interface Parsing<T> {
    /**
     * Makes it.
     *
     * @param bytes all of a file
     * @return what was made
     * @throws IOException if it is not what is needed
     */
    T parse(byte[] bytes) throws IOException;
  }

  /**
   * Says of which setting and file something complains.
   *
   * @param setting which names the file
   * @param file the file
   * @param why what went wrong; a bug is thrown as it is
   * @return to throw
   */
  public CommandException failed(Setting<?> setting, Path file, Exception why) {
    return why instanceof CommandException told
        ? told
        : CommandException.of(why, file + ": ")
            .between(front.about(setting), OtherForm.of(file, why));
  }

  /**
   * Returns what decides on the result, but for the contents of files.
   *
   * @return a line for each value, in the order in which they were set
   */
  public List<String> values() {
    List<String> values = new ArrayList<>();
    given.forEach(
        (setting, value) -> {
          if (setting.use() == Setting.Use.VALUE || setting.use() == Setting.Use.INPUT) {
            values.add(setting.parameter() + "=" + value);
          }
        });
    return values;
  }

  /**
   * Returns the files and folders that are read.
   *
   * @return in the order in which they were set
   */
  public List<Path> inputs() {
    List<Path> inputs = new ArrayList<>();
    given.forEach(
        (setting, value) -> {
          if (setting.use() == Setting.Use.INPUT) {
            each(value).forEach(path -> inputs.add((Path) path));
          }
        });
    return inputs;
  }

  private static Collection<?> each(Object value) {
    if (value instanceof Map<?, ?> named) {
      return named.values();
    }
    return value instanceof Collection<?> many ? many : List.of(value);
  }

  Instant start() {
    return start;
  }

  @Nullable String epoch() {
    return epoch;
  }
}
