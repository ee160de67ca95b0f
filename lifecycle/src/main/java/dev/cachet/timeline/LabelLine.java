package dev.cachet.timeline;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Labels on one line of text that never touch each other, at any width. */
final class LabelLine {
  private static final double GAP = 7;

  /** Between a label and a line. */
  private static final double MARGIN = 3;

  /** A label at a place; its anchor tells which part of the text stands there. */
  record Label(String text, double percent, int shift, String anchor, String style) {
    private static final double PIXELS_A_CHARACTER = 6.3;

    double left(Tier tier) {
      double width = text.length() * PIXELS_A_CHARACTER;
      double at = tier.pixels(percent) + shift;
      return switch (anchor) {
        case "start" -> at;
        case "end" -> at - width;
        default -> at - width / 2;
      };
    }

    double right(Tier tier) {
      return left(tier) + text.length() * PIXELS_A_CHARACTER;
    }
  }

  private record Span(double left, double right) {
    boolean meets(Span other) {
      return left < other.right + GAP && other.left < right + GAP;
    }

    boolean holds(Tier tier, double percent) {
      double at = tier.pixels(percent);
      return left < at + MARGIN && at < right + MARGIN;
    }
  }

  private final List<Double> lines;
  private final Map<Tier, List<Span>> taken = new EnumMap<>(Tier.class);
  private final Map<Label, String> tiersOfLabel = new LinkedHashMap<>();

  /**
   * Starts a line of text.
   *
   * @param lines what crosses it, in percent; a label stands there only where there is no other
   *     room
   */
  LabelLine(List<Double> lines) {
    this.lines = lines;
  }

  /** Puts the first of the labels that has room between the two places. */
  void put(Tier tier, double from, double to, List<Label> choices) {
    List<Label> free = choices.stream().filter(label -> isFree(tier, from, to, label)).toList();
    free.stream()
        .filter(label -> isClear(tier, label))
        .findFirst()
        .or(() -> free.stream().findFirst())
        .ifPresent(label -> put(tier, label));
  }

  /** Puts the label where nothing crosses it, or not at all. */
  void putClear(Tier tier, Label label) {
    if (isClear(tier, label)) {
      put(tier, label);
    }
  }

  private boolean isClear(Tier tier, Label label) {
    return lines.stream().noneMatch(line -> span(tier, label).holds(tier, line));
  }

  private void put(Tier tier, Label label) {
    taken(tier).add(span(tier, label));
    tiersOfLabel.merge(label, tier.id(), (one, two) -> one + " " + two);
  }

  private boolean isFree(Tier tier, double from, double to, Label label) {
    Span span = span(tier, label);
    return span.left >= tier.pixels(from)
        && span.right <= tier.pixels(to)
        && taken(tier).stream().noneMatch(span::meets);
  }

  private static Span span(Tier tier, Label label) {
    return new Span(label.left(tier), label.right(tier));
  }

  private List<Span> taken(Tier tier) {
    return taken.computeIfAbsent(tier, any -> new ArrayList<>());
  }

  /** The text around a place: in its middle, before it, after it. */
  static List<Label> around(String text, double percent, String style) {
    return List.of(
        new Label(text, percent, 0, "middle", style),
        new Label(text, percent, -5, "end", style),
        new Label(text, percent, 5, "start", style));
  }

  void write(Markup page, int y) {
    tiersOfLabel.forEach(
        (label, tiers) -> {
          page.leaf(
              "text",
              label.text,
              "class",
              "label " + label.style + " " + tiers,
              "x",
              Numbers.percent(label.percent),
              "dx",
              Integer.toString(label.shift),
              "y",
              Integer.toString(y),
              "text-anchor",
              label.anchor);
        });
  }
}
