package dev.cachet.schema;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * The files of the CycloneDX schemas, versions 1.2 to 1.6 in JSON and XML, with the list of SPDX
 * licences that they name.
 */
public final class SchemaFile {
  private SchemaFile() {}

  /**
   * Reads one file.
   *
   * @param name its name as published, as {@code bom-1.6.schema.json} or {@code spdx.xsd}
   * @return its text
   * @throws IllegalStateException if this jar was built without it
   */
  public static String text(String name) {
    try (InputStream in = SchemaFile.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("this jar of cachet-sbom has no schema " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
