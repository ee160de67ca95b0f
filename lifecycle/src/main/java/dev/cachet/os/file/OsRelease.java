package dev.cachet.os.file;

import dev.cachet.finding.Evidence;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * The assignments of one os-release file, read as a shell would read them, and leniently where real
 * files are no valid shell: spaces without quotes, a quote that is not closed.
 */
public final class OsRelease {
  private final String file;
  private final Map<String, String> values;

  private OsRelease(String file, Map<String, String> values) {
    this.file = Objects.requireNonNull(file, "file");
    this.values = Collections.unmodifiableMap(values);
  }

  /**
   * Reads an os-release file. Never refuses: a line that is no assignment is passed over.
   *
   * @param file the file's name, for the evidence
   * @param text the file's content, UTF-8
   * @return the assignments; of a repeated key the last
   */
  public static OsRelease parse(String file, byte[] text) {
    Map<String, String> values = new LinkedHashMap<>();
    String decoded = new String(text, StandardCharsets.UTF_8);
    for (String line : decoded.split("\r\n|\r|\n", -1)) {
      ShellAssignment.read(line).ifPresent(found -> values.put(found.key(), found.value()));
    }
    return new OsRelease(file, values);
  }

  /**
   * The same kind of answer from a file of another form.
   *
   * @param file the file
   * @param values the values
   * @return the os release
   */
  public static OsRelease of(String file, Map<String, String> values) {
    return new OsRelease(file, new LinkedHashMap<>(values));
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
   * @return keys and values without their quotes, in the order of the file
   */
  public Map<String, String> values() {
    return values;
  }

  /**
   * Where a value stands.
   *
   * @param key the key
   * @return the evidence
   */
  public Evidence evidence(String key) {
    return new Evidence(file, key, value(key));
  }
}
