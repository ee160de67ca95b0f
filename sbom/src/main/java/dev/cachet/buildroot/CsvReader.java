package dev.cachet.buildroot;

import dev.cachet.rootfs.RootFolder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads comma-separated rows below a row of names (RFC 4180). */
final class CsvReader {
  private static final int MAX_FIELD = 1 << 20;

  private final String text;
  private int at;

  /** The names in the first row. */
  static List<String> names(byte[] content) {
    return new CsvReader(content).row();
  }

  private CsvReader(byte[] content) {
    this.text = RootFolder.pathText(content);
  }

  /** For each row the values by name; a row that is too short lacks the last ones. */
  static List<Map<String, String>> read(byte[] content) {
    CsvReader reader = new CsvReader(content);
    List<Map<String, String>> rows = new ArrayList<>();
    List<String> names = reader.row();
    while (reader.at < reader.text.length()) {
      List<String> values = reader.row();
      Map<String, String> row = new HashMap<>();
      for (int i = 0; i < Math.min(names.size(), values.size()); i++) {
        row.put(names.get(i), values.get(i));
      }
      rows.add(row);
    }
    return rows;
  }

  private List<String> row() {
    List<String> values = new ArrayList<>();
    boolean more = true;
    while (more) {
      values.add(at < text.length() && text.charAt(at) == '"' ? quoted() : plain());
      more = at < text.length() && text.charAt(at) == ',';
      at++;
    }
    return values;
  }

  private String plain() {
    int start = at;
    while (at < text.length() && text.charAt(at) != ',' && text.charAt(at) != '\n') {
      at++;
    }
    return text.substring(start, Math.min(at, start + MAX_FIELD)).strip();
  }

  private String quoted() {
    StringBuilder value = new StringBuilder();
    at++;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '"' && !endsField(at + 1)) {
        // Buildroot writes a quote as it is, others write it twice.
        at += at + 1 < text.length() && text.charAt(at + 1) == '"' ? 1 : 0;
      } else if (c == '"') {
        at++;
        break;
      }
      if (value.length() < MAX_FIELD) {
        value.append(c);
      }
      at++;
    }
    plain();
    return value.toString().strip();
  }

  private boolean endsField(int next) {
    return next >= text.length() || ",\r\n".indexOf(text.charAt(next)) >= 0;
  }
}
