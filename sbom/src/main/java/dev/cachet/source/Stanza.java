package dev.cachet.source;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One paragraph of a package database.
 *
 * @param line the number of its first line, from 1
 * @param fields the wanted fields that were readable; continuation lines are joined by line feeds
 */
public record Stanza(long line, Map<String, String> fields) {
  /**
   * The value of a field.
   *
   * @param field the name of a field
   * @return the value; empty if there is none
   */
  public String value(String field) {
    return fields.getOrDefault(field, "");
  }

  /**
   * The value of a field.
   *
   * @param field the name of a field
   * @return the value, or null if there is none
   */
  public @Nullable String valueOrNull(String field) {
    String value = fields.get(field);
    return value == null || value.isEmpty() ? null : value;
  }

  /**
   * Says whether a text is one word.
   *
   * @param text the text
   * @return whether it is neither empty nor broken by white space
   */
  public static boolean isWord(String text) {
    return !text.isEmpty() && text.chars().noneMatch(Character::isWhitespace);
  }
}
