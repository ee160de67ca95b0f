package dev.cachet.catalogue;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Sourced facts that people collect in a table: {@code product, cycle, release_date,
 * end_of_support, extended_end, source, note}, split by tabs. Lines that start with {@code #} are
 * comments; the comment {@code # read: YYYY-MM-DD} gives the day for which the sources were read.
 */
final class FactSheet {
  private static final String READ = "# read: ";
  private static final String NO_DATE_KNOWN = "not established";

  private final Map<String, List<Cycle>> cycles = new LinkedHashMap<>();
  private @Nullable LocalDate read;

  static Map<String, List<Cycle>> read(String text) throws IOException {
    FactSheet sheet = new FactSheet();
    String[] lines = text.split("\r?\n", -1);
    for (int i = 0; i < lines.length; i++) {
      try {
        sheet.line(lines[i]);
      } catch (DateTimeException | IllegalArgumentException e) {
        throw new IOException("missing facts: line " + (i + 1) + ": " + e.getMessage(), e);
      }
    }
    return sheet.cycles;
  }

  private void line(String line) {
    if (line.startsWith(READ)) {
      read = LocalDate.parse(line.substring(READ.length()).strip());
    }
    if (line.isBlank() || line.startsWith("#") || line.startsWith("product\t")) {
      return;
    }
    if (read == null) {
      throw new IllegalArgumentException("no \"" + READ + "YYYY-MM-DD\" before the first row");
    }
    String[] cells = line.split("\t", -1);
    if (cells.length < 6 || cells[5].isBlank()) {
      throw new IllegalArgumentException("a row needs a product, a cycle and a source");
    }
    List<Cycle> known = cycles.computeIfAbsent(cells[0], name -> new ArrayList<>());
    for (String name : cells[1].split(" / ", -1)) {
      // "any" says that the product has no cycles with dates of their own.
      if (!name.equals("any")) {
        known.add(cycle(name, cells, new FactSource(cells[5], read)));
      }
    }
  }

  private static Cycle cycle(String name, String[] cells, FactSource source) {
    String note = cells.length > 6 ? cells[6] : "";
    String said = note.isEmpty() && cells[5].equals(NO_DATE_KNOWN) ? NO_DATE_KNOWN : note;
    return new Cycle(
        cells[0],
        name,
        "",
        cells[2],
        source.absent(),
        cells[3].isEmpty() ? source.absent() : source.dated(cells[3]),
        cells[4].isEmpty() ? source.absent() : source.dated(cells[4]),
        "",
        said);
  }
}
