package dev.cachet.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class LabelLineTest {
  private static String write(LabelLine line) {
    Markup page = new Markup();
    line.write(page, 1);
    return page.toString();
  }

  @Test
  void leavesOutALabelThatWouldTouchAnother() {
    LabelLine line = new LabelLine(List.of());
    List<LabelLine.Label> first = LabelLine.around("2026-01-01", 50, "date");
    line.put(Tier.PHONE, 0, 100, List.of(first.get(0)));
    line.put(Tier.PHONE, 0, 100, List.of(new LabelLine.Label("x", 50, 9, "start", "date")));
    assertFalse(write(line).contains(">x<"));
    line.put(Tier.DESK, 0, 100, List.of(new LabelLine.Label("y", 50, 9, "start", "date")));
    assertTrue(write(line).contains("label date x"), write(line));
  }

  @Test
  void prefersThePlaceThatNoLineCrosses() {
    LabelLine line = new LabelLine(List.of(50.0));
    line.put(Tier.PAPER, 0, 100, LabelLine.around("2026-01-01", 50, "date"));
    assertTrue(write(line).contains("text-anchor=\"end\""), write(line));
    LabelLine narrow = new LabelLine(List.of(50.0));
    narrow.put(Tier.PAPER, 40, 60, LabelLine.around("2026-01-01", 50, "date"));
    assertTrue(write(narrow).contains("text-anchor=\"middle\""), "better crossed than not said");
    LabelLine tick = new LabelLine(List.of(50.0));
    tick.putClear(Tier.PAPER, new LabelLine.Label("2026", 50, 0, "middle", "tick"));
    assertEquals("", write(tick));
  }

  @Test
  void staysBetweenItsPlaces() {
    LabelLine line = new LabelLine(List.of());
    line.put(Tier.PHONE, 50, 60, LabelLine.around("2026-01-01", 55, "date"));
    assertEquals("", write(line));
    line.put(Tier.PHONE, 0, 100, LabelLine.around("2026-01-01", 100, "date"));
    assertTrue(write(line).contains("text-anchor=\"end\""));
  }

  @Test
  void writesALabelOnceForAllWidthsThatPlaceItAlike() {
    LabelLine line = new LabelLine(List.of());
    for (Tier tier : Tier.values()) {
      line.put(tier, 0, 100, LabelLine.around("a", 50, "date"));
    }
    assertTrue(write(line).contains("class=\"label date n w x\""), write(line));
  }
}
