package dev.cachet.catalogue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A table beside a class: a row a line, cells between tabs, remarks behind {@code #}. */
public final class TableBeside {
  private TableBeside() {}

  /**
   * Reads a table.
   *
   * @param beside the class in whose package and jar it lies
   * @param name its file name
   * @param cells how many cells each row has
   * @return the rows in their order
   */
  public static List<List<String>> rows(Class<?> beside, String name, int cells) {
    try (InputStream in = beside.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is missing in this library's jar");
      }
      return read(name, in, cells);
    } catch (IOException e) {
      throw new UncheckedIOException("this library's jar is damaged", e);
    }
  }

  private static List<List<String>> read(String name, InputStream in, int cells)
      throws IOException {
    BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
    List<List<String>> rows = new ArrayList<>();
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      if (!line.startsWith("#")) {
        List<String> row = List.of(line.split("\t", -1));
        if (row.size() != cells) {
          throw new IllegalStateException(name + ": not " + cells + " cells: " + line);
        }
        rows.add(row);
      }
    }
    return rows;
  }
}
