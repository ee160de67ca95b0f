package dev.cachet.detection;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * How JSON in the files of a root is read. Jackson keeps a table of all member names that its
 * factory ever saw and copies it for each file that has a new one, so thousands of manifests with
 * names of their own would cost work that grows with their square.
 */
public final class FileJson {
  /** Keeps no names of the files that it read. */
  public static final JsonFactory FACTORY =
      JsonFactory.builder()
          .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .build();

  private FileJson() {}

  /**
   * Makes a reader of trees.
   *
   * @return a mapper that keeps no names either
   */
  public static ObjectMapper mapper() {
    return new ObjectMapper(FACTORY.copy());
  }
}
