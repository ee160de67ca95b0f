package dev.cachet.refusal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class RefusalTest {
  @Test
  void escapesWhatCouldSteerATerminal() {
    Refusal refusal =
        new Refusal(Reason.WRONG_PRODUCT, "PKG-1", "product", "pump\u001b[2J\u202e", "monitor");
    assertEquals(
        "WRONG_PRODUCT (PKG-1) product: found pump\\u001b[2J\\u202e, expected monitor",
        refusal.line());
  }

  @Test
  void cutsLongText() {
    assertEquals("a".repeat(200) + "...", PrintableText.of("a".repeat(5000)));
  }
}
