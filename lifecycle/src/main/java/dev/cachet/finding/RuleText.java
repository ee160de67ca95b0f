package dev.cachet.finding;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a rule means and what to do about a finding of it.
 *
 * @param meaning one sentence
 * @param remedy one sentence
 */
record RuleText(String meaning, String remedy) {
  private static final String FILE = "rules.tsv";
  private static final Map<String, RuleText> LISTED = read();

  /** Returns the text of a rule, else of its family; a rule that has neither is a user's own. */
  static RuleText of(String rule) {
    RuleText family = LISTED.get(rule.substring(0, rule.indexOf('.') + 1) + "*");
    return LISTED.getOrDefault(rule, family == null ? ofUnlisted(rule) : family);
  }

  private static RuleText ofUnlisted(String rule) {
    return new RuleText(rule, "The result's message says what was found and what to do.");
  }

  static Map<String, RuleText> listed() {
    return LISTED;
  }

  private static Map<String, RuleText> read() {
    Map<String, RuleText> texts = new LinkedHashMap<>();
    try (InputStream file = RuleText.class.getResourceAsStream(FILE)) {
      if (file == null) {
        throw new FileNotFoundException(FILE + " is missing beside " + RuleText.class);
      }
      new String(file.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .map(line -> line.split("\t", -1))
          .forEach(cells -> texts.put(cells[0], new RuleText(cells[1], cells[2])));
    } catch (IOException e) {
      throw new UncheckedIOException("this library's jar is damaged", e);
    }
    return texts;
  }
}
