package dev.cachet.matrix;

import dev.cachet.catalogue.TableBeside;
import dev.cachet.phrase.Language;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * One row of {@code requirements.tsv}.
 *
 * @param id such as {@code REQ-OS-03}
 * @param strength law, guidance, standard, benchmark, or own rule
 * @param asked what is asked, a sentence
 * @param citation where it stands
 * @param how what answers it
 * @param artefact which file of a package the answer is about; empty if none
 * @param said what was checked or given, or why it is neither; a sentence
 * @param rules rules of the gate that check it; empty if others do
 */
public record Requirement(
    String id,
    String strength,
    String asked,
    String citation,
    How how,
    String artefact,
    String said,
    List<String> rules) {
  /** What answers a requirement. */
  public enum How {
    /** Rules of the gate. */
    GATE,
    /** Rules of the gate that compare with the last release. */
    CHANGE,
    /** The network profile. */
    NETWORK,
    /** The plan for the fleet. */
    ROLLOUT,
    /** Verifying the package. */
    PACKAGE,
    /** Something that the package holds. */
    EVIDENCE,
    /** The device, where nobody has looked. */
    DEVICE,
    /** The maker, outside of the package. */
    MAKER
  }

  private static final int CELLS = 8;
  private static final Map<String, Words> FRENCH = french();

  /**
   * A requirement as people of one language read it.
   *
   * @param asked what is asked, a sentence
   * @param citation where it stands
   * @param said what was checked or given, or why it is neither; a sentence
   */
  public record Words(String asked, String citation, String said) {}

  /**
   * Copies the rules.
   *
   * @param id see the record
   * @param strength see the record
   * @param asked see the record
   * @param citation see the record
   * @param how see the record
   * @param artefact see the record
   * @param said see the record
   * @param rules see the record
   */
  public Requirement {
    rules = List.copyOf(rules);
  }

  /**
   * The sentences of this requirement in a language.
   *
   * @param language which
   * @return its words
   */
  public Words words(Language language) {
    return switch (language) {
      case EN -> new Words(asked, citation, said);
      case FR -> Optional.ofNullable(FRENCH.get(id)).orElseThrow();
    };
  }

  private static Map<String, Words> french() {
    Map<String, Words> words = new HashMap<>();
    for (List<String> row : TableBeside.rows(Requirement.class, "requirements_fr.tsv", 4)) {
      words.put(row.get(0), new Words(row.get(1), row.get(2), row.get(3)));
    }
    return words;
  }

  /**
   * All of them.
   *
   * @return in the order of the table
   */
  public static List<Requirement> all() {
    List<Requirement> all = new ArrayList<>();
    for (List<String> row : TableBeside.rows(Requirement.class, "requirements.tsv", CELLS)) {
      String rules = row.get(7);
      all.add(
          new Requirement(
              row.get(0),
              row.get(1),
              row.get(2),
              row.get(3),
              How.valueOf(row.get(4).toUpperCase(Locale.ROOT)),
              row.get(5),
              row.get(6),
              rules.isEmpty() ? List.of() : List.of(rules.split(",", -1))));
    }
    return List.copyOf(all);
  }

  /**
   * All of them as a table for a document.
   *
   * @return Markdown, ending in a line feed
   */
  public static String markdown() {
    StringBuilder table = new StringBuilder();
    table.append("| id | what is asked | where, strength | what answers it |\n|---|---|---|---|\n");
    for (Requirement each : all()) {
      String by =
          each.rules().isEmpty() ? each.how().name().toLowerCase(Locale.ROOT) : "rules of the gate";
      table.append(
          "| %s | %s | %s (%s) | %s: %s |%n"
              .formatted(each.id(), each.asked(), each.citation(), each.strength(), by, each.said())
              .replace("\r\n", "\n"));
    }
    return table.toString();
  }
}
