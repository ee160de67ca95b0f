package dev.cachet.handover;

import dev.cachet.phrase.Language;
import dev.cachet.phrase.Line;
import dev.cachet.phrase.Phrases;
import dev.cachet.released.Release;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** A folder while it is made: its files, and what is not in it and why. */
final class HandoverDraft {
  private final Release release;
  private final HandoverTerms terms;
  private final List<HandoverFile> files = new ArrayList<>();
  private final List<Function<Phrases, Line>> notes = new ArrayList<>();

  HandoverDraft(Release release, HandoverTerms terms) {
    this.release = release;
    this.terms = terms;
  }

  Release release() {
    return release;
  }

  HandoverTerms terms() {
    return terms;
  }

  void add(String name, String what, byte[] bytes) {
    files.add(new HandoverFile(name, what, bytes));
  }

  void add(String name, String what, String text) {
    add(name, what, text.getBytes(StandardCharsets.UTF_8));
  }

  /** Adds a page in each language: {@code NAME.en.html}, {@code NAME.fr.html}. */
  void addPages(String name, String what, Function<Phrases, byte[]> page) {
    for (Language language : terms.languages()) {
      add(name + "." + language.tag() + ".html", what, page.apply(Phrases.of(language)));
    }
  }

  void note(String key, Object... values) {
    notes.add(phrases -> phrases.line("index." + key, values));
  }

  void noteCounted(String key, int number) {
    notes.add(phrases -> phrases.counted("index." + key, number));
  }

  List<HandoverFile> files() {
    return List.copyOf(files);
  }

  boolean has(String what) {
    return files.stream().anyMatch(file -> file.what().equals(what));
  }

  List<Line> notes(Phrases phrases) {
    return notes.stream().map(note -> note.apply(phrases)).toList();
  }
}
