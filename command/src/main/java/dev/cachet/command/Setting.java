package dev.cachet.command;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * One thing that a command is told, and what each front calls it.
 *
 * @param <T> what is given
 */
@SuppressWarnings("UnusedTypeParameter") // what Settings.get returns
public final class Setting<T> {
  /** What becomes of a setting, which decides whether work is done again when it changes. */
  enum Use {
    /** Decides on the result. */
    VALUE,
    /** Names what is read; its contents decide on the result. */
    INPUT,
    /** A moment that counts by what is made of it, such as a day. */
    MOMENT,
    /** Only says where or how the result is told. */
    OTHER
  }

  private final String option;
  private final String parameter;
  private final String label;
  private final Use use;

  private Setting(String option, String parameter, String label, Use use) {
    this.option = option;
    this.parameter = parameter;
    this.label = label;
    this.use = use;
  }

  /**
   * A setting that decides on the result.
   *
   * @param option its name on the command line
   * @param parameter its name in Maven
   * @param label what stands for its value in help; empty where it takes none
   * @param <T> what is given
   * @return the setting
   */
  public static <T> Setting<T> value(String option, String parameter, String label) {
    return new Setting<>(option, parameter, label, Use.VALUE);
  }

  /**
   * A file or folder that is read.
   *
   * @param option its name on the command line
   * @param parameter its name in Maven
   * @param label what stands for its value in help
   * @return the setting
   */
  public static Setting<Path> input(String option, String parameter, String label) {
    return new Setting<>(option, parameter, label, Use.INPUT);
  }

  /**
   * Files or folders that are read, in an order that may matter.
   *
   * @param option its name on the command line
   * @param parameter its name in Maven
   * @param label what stands for its value in help
   * @return the setting
   */
  public static Setting<List<Path>> inputs(String option, String parameter, String label) {
    return new Setting<>(option, parameter, label, Use.INPUT);
  }

  /**
   * Files that are read, each with a name.
   *
   * @param option its name on the command line
   * @param parameter its name in Maven
   * @param label what stands for its value in help
   * @return the setting
   */
  public static Setting<Map<String, Path>> named(String option, String parameter, String label) {
    return new Setting<>(option, parameter, label, Use.INPUT);
  }

  /**
   * A moment that is not compared as it is written, since a new one alone is no reason to work.
   *
   * @param option its name on the command line
   * @param parameter its name in Maven
   * @param label what stands for its value in help
   * @return the setting
   */
  public static Setting<String> moment(String option, String parameter, String label) {
    return new Setting<>(option, parameter, label, Use.MOMENT);
  }

  /**
   * A setting that only says where or how a result is told.
   *
   * @param option its name on the command line
   * @param parameter its name in Maven
   * @param label what stands for its value in help
   * @param <T> what is given
   * @return the setting
   */
  public static <T> Setting<T> output(String option, String parameter, String label) {
    return new Setting<>(option, parameter, label, Use.OTHER);
  }

  /**
   * Returns the name on the command line.
   *
   * @return an option such as {@code --floor}, or the label of a word without one
   */
  public String option() {
    return option;
  }

  /**
   * Returns the name in Maven.
   *
   * @return a parameter such as {@code floor}
   */
  public String parameter() {
    return parameter;
  }

  /**
   * Returns what stands for a value in help.
   *
   * @return such as {@code COUNTER}; empty where there is none
   */
  public String label() {
    return label;
  }

  Use use() {
    return use;
  }
}
