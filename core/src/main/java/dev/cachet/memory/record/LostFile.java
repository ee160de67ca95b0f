package dev.cachet.memory.record;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * A file without which a memory is lost, as none of its two copies is whole.
 *
 * @param path where it lies in the storage of the device
 * @param condition what is wrong with it
 */
public record LostFile(String path, Condition condition) {
  /** What is wrong with a file. */
  public enum Condition {
    /** There is no such file. */
    MISSING,
    /** The medium does not give its bytes. */
    UNREADABLE,
    /** Its bytes are torn, or not those that the device wrote or accepted. */
    DAMAGED;

    private String words() {
      return switch (this) {
        case MISSING -> "is missing";
        case UNREADABLE -> "cannot be read";
        case DAMAGED -> "is damaged";
      };
    }
  }

  /**
   * Checks the values.
   *
   * @param path not null
   * @param condition not null
   */
  public LostFile {
    Objects.requireNonNull(path, "path");
    Objects.requireNonNull(condition, "condition");
  }

  /**
   * For a person.
   *
   * @return such as {@code memory/generation-a is missing}
   */
  public String line() {
    return path + " " + condition.words();
  }

  /**
   * Several of them for a person.
   *
   * @param files the files
   * @return their lines, joined by commas
   */
  public static String line(List<LostFile> files) {
    return files.stream().map(LostFile::line).collect(Collectors.joining(", "));
  }
}
