package dev.cachet.report;

import dev.cachet.phrase.Line;
import java.util.List;

/**
 * A part of a report, the same for each form in which it is written.
 *
 * @param id its name in a page and in JSON: lower-case letters and hyphens
 * @param title what stands above it
 * @param blocks what it says
 */
record Section(String id, String title, List<Block> blocks) {
  Section {
    blocks = List.copyOf(blocks);
  }

  /** Something that is said. */
  sealed interface Block {}

  /** Sentences, each a paragraph. */
  record Sentences(List<Line> lines) implements Block {
    Sentences {
      lines = List.copyOf(lines);
    }
  }

  /** Sentences of one kind, each an item. */
  record Items(List<Line> lines) implements Block {
    Items {
      lines = List.copyOf(lines);
    }
  }

  /** Names and what belongs to them. */
  record Facts(List<List<Line>> rows) implements Block {
    Facts {
      rows = List.copyOf(rows);
    }
  }

  /** A table with a head. */
  record Table(String caption, List<String> head, List<List<Line>> rows) implements Block {
    Table {
      head = List.copyOf(head);
      rows = List.copyOf(rows);
    }
  }

  /** A drawing of what the sentences of the same section say. */
  record Drawing(SupportDrawing drawing) implements Block {}
}
