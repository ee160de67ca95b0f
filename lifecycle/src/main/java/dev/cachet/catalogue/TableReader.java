package dev.cachet.catalogue;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/** Reads the compact table that {@link TableWriter} writes. */
final class TableReader {
  private static final int MAX_BYTES = 16 * 1024 * 1024;

  private final List<FactSource> sources = new ArrayList<>();
  private final List<Product> products = new ArrayList<>();
  private final List<String> purls = new ArrayList<>();
  private final List<String> cpes = new ArrayList<>();
  private final List<Cycle> cycles = new ArrayList<>();
  private String @Nullable [] open;

  static Catalogue read(InputStream table) throws IOException {
    byte[] bytes = bytes(table);
    if (bytes.length > MAX_BYTES) {
      throw new IOException("catalogue: larger than " + MAX_BYTES + " bytes");
    }
    String[] lines = new String(bytes, StandardCharsets.UTF_8).split("\n", -1);
    String[] head = lines[0].split("\t", -1);
    boolean ours = head.length == 3 && head[0].equals(TableWriter.MAGIC);
    if (!ours || !head[1].equals(Integer.toString(TableWriter.FORM))) {
      throw new IOException("catalogue: not a table of form " + TableWriter.FORM);
    }
    TableReader reader = new TableReader();
    int at = 0;
    try {
      LocalDate day = LocalDate.parse(head[2]);
      for (at = 1; at < lines.length; at++) {
        reader.line(lines[at]);
      }
      reader.close();
      return new Catalogue(day, reader.products);
    } catch (DateTimeException | IllegalArgumentException | IndexOutOfBoundsException e) {
      throw new IOException("catalogue: line " + (at + 1) + " is damaged", e);
    }
  }

  private static byte[] bytes(InputStream table) throws IOException {
    try {
      return new GZIPInputStream(table).readNBytes(MAX_BYTES + 1);
    } catch (ZipException | EOFException e) {
      throw new IOException("catalogue: no compressed table, or a damaged one", e);
    }
  }

  private void line(String line) {
    if (line.isEmpty()) {
      return;
    }
    String[] fields = line.split("\t", -1);
    switch (fields[0]) {
      case "S" -> sources.add(new FactSource(fields[2], LocalDate.parse(fields[1])));
      case "P" -> {
        close();
        open = fields;
      }
      case "U" -> purls.add(fields[1]);
      case "K" -> cpes.add(fields[1]);
      case "C" -> cycles.add(cycle(fields));
      default -> throw new IllegalArgumentException("line of an unknown kind");
    }
  }

  private void close() {
    if (open != null) {
      Product.Phases phases = new Product.Phases(at(open, 5), at(open, 6), at(open, 7));
      products.add(
          new Product(
              open[1],
              at(open, 2),
              words(at(open, 3)),
              words(at(open, 4)),
              phases,
              purls,
              cpes,
              cycles));
    }
    purls.clear();
    cpes.clear();
    cycles.clear();
  }

  private Cycle cycle(String[] fields) {
    if (open == null) {
      throw new IllegalArgumentException("a cycle before any product");
    }
    return new Cycle(
        open[1],
        fields[1],
        at(fields, 2),
        at(fields, 3),
        fact(at(fields, 4)),
        fact(at(fields, 5)),
        fact(at(fields, 6)),
        at(fields, 7),
        at(fields, 8));
  }

  private Fact fact(String text) {
    int mark = text.indexOf('@');
    FactSource source = sources.get(mark < 0 ? 0 : Integer.parseInt(text.substring(mark + 1)));
    String value = mark < 0 ? text : text.substring(0, mark);
    boolean estimated = value.endsWith("~");
    String plain = estimated ? value.substring(0, value.length() - 1) : value;
    Fact fact =
        switch (plain) {
          case "" -> source.absent();
          case "+" -> source.passed();
          case "-" -> source.open();
          default -> source.dated(plain);
        };
    return estimated ? fact.asEstimated() : fact;
  }

  private static String at(String[] fields, int index) {
    return index < fields.length ? fields[index] : "";
  }

  private static List<String> words(String text) {
    return text.isEmpty() ? List.of() : List.of(text.split(" ", -1));
  }
}
