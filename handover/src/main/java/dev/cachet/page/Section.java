package dev.cachet.page;

import dev.cachet.phrase.Line;
import dev.cachet.timeline.Markup;
import java.util.List;

/**
 * A part of a page or report, the same for each form in which it is written.
 *
 * @param id its name in a page and in JSON: lower-case letters and hyphens
 * @param title what stands above it
 * @param blocks what it says
 */
public record Section(String id, String title, List<Block> blocks) {
  /**
   * Copies the blocks.
   *
   * @param id see the record
   * @param title see the record
   * @param blocks see the record
   */
  public Section {
    blocks = List.copyOf(blocks);
  }

  /** Something that is said. */
  public sealed interface Block {}

  /**
   * Sentences, each a paragraph.
   *
   * @param lines the sentences
   */
  public record Sentences(List<Line> lines) implements Block {
    /**
     * Copies the lines.
     *
     * @param lines see the record
     */
    public Sentences {
      lines = List.copyOf(lines);
    }
  }

  /**
   * Sentences of one kind, each an item.
   *
   * @param lines the sentences
   */
  public record Items(List<Line> lines) implements Block {
    /**
     * Copies the lines.
     *
     * @param lines see the record
     */
    public Items {
      lines = List.copyOf(lines);
    }
  }

  /**
   * Names and what belongs to them.
   *
   * @param rows two lines each
   */
  public record Facts(List<List<Line>> rows) implements Block {
    /**
     * Copies the rows.
     *
     * @param rows see the record
     */
    public Facts {
      rows = List.copyOf(rows);
    }
  }

  /**
   * A table with a head.
   *
   * @param caption what it is
   * @param head one word a column
   * @param rows as many cells as the head has
   */
  public record Table(String caption, List<String> head, List<List<Line>> rows) implements Block {
    /**
     * Copies head and rows.
     *
     * @param caption see the record
     * @param head see the record
     * @param rows see the record
     */
    public Table {
      head = List.copyOf(head);
      rows = List.copyOf(rows);
    }
  }

  /**
   * A drawing of what the sentences of the same section say.
   *
   * @param picture draws it
   */
  public record Drawing(Picture picture) implements Block {}

  /** Draws into a page. */
  @FunctionalInterface
  public interface Picture {
    /**
     * Draws.
     *
     * @param page where to
     */
    void write(Markup page);
  }
}
