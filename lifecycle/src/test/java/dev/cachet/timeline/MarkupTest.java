package dev.cachet.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class MarkupTest {
  @Test
  void escapesTextAndValues() {
    String page = new Markup().leaf("a", "<&>\u0000\ud800", "href", "\"'>").toString();
    assertEquals("<a href=\"&quot;'&gt;\">&lt;&amp;&gt;\ufffd\ufffd</a>", page);
  }

  @Test
  void keepsDatesInOnePiece() {
    String page = new Markup().dated("from 2026-01-01<, not 12026-01-011").toString();
    assertEquals("from <time>2026-01-01</time>&lt;, not 12026-01-011", page);
  }

  @Test
  void refusesToEndBeforeItsElementsDo() {
    Markup page = new Markup().open("p");
    assertThrows(IllegalStateException.class, page::toString);
  }
}
