package dev.cachet.source;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One paragraph of a package database.
 *
 * @param line the number of its first line, from 1
 * @param fields the wanted fields that were readable; continuation lines are joined by line feeds
 */
record Stanza(long line, Map<String, String> fields) {
  String value(String field) {
    return fields.getOrDefault(field, "");
  }

  @Nullable String valueOrNull(String field) {
    String value = fields.get(field);
    return value == null || value.isEmpty() ? null : value;
  }
}
