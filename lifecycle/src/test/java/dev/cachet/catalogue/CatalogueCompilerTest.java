package dev.cachet.catalogue;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CatalogueCompilerTest {
  private static final String JSON =
      Tables.json(
          "box",
          Tables.release("2", ",\"isEol\":false,\"eolFrom\":\"2027-01-01\",\"isEoes\":null"),
          Tables.release("1", ",\"isEol\":true,\"eolFrom\":null,\"latest\":{\"name\":\"1.1\"}"));

  private static Catalogue compiled(String missing, String estimated) throws IOException {
    return Catalogue.read(new ByteArrayInputStream(Tables.compile(JSON, missing, estimated)));
  }

  @Test
  void keepsNamesPhasesIdentifiersAndDates() throws IOException {
    Catalogue catalogue = compiled("", "");
    assertEquals(LocalDate.of(2026, 8, 22), catalogue.snapshotDate());
    Product box = catalogue.product("other").orElseThrow();
    assertEquals(new Product.Phases("", "Plain", "Paid"), box.phases());
    assertEquals(List.of("o:v:p"), box.cpes());
    assertEquals(List.of("pkg:a/b"), box.purls());
    Fact end = catalogue.cycle("box", "2").orElseThrow().supportEnd();
    assertEquals(LocalDate.of(2027, 1, 1), end.day());
    assertEquals("endoflife.date API v1", end.source());
    assertEquals(LocalDate.of(2026, 8, 22), end.sourceDate());
    assertEquals(Fact.Kind.PASSED, catalogue.cycle("box", "1").orElseThrow().supportEnd().kind());
  }

  @Test
  void fillsGapsFromSourcedRowsAndKeepsTheirSource() throws IOException {
    String rows =
        Tables.MISSING_HEAD
            + "box\t2\t\t\t2030-02\thttps://a.example\tby contract\n"
            + "box\t0\t1999\t2001\t\thttps://b.example\t\n"
            + "kit\t7 / 8\t\t\t\tnot established\n"
            + "kit\tany\t\t\t\thttps://c.example\trule\n";
    Catalogue catalogue = compiled(rows, "");
    Cycle two = catalogue.cycle("box", "2").orElseThrow();
    assertEquals("https://a.example", two.extendedEnd().source());
    assertEquals(LocalDate.of(2026, 11, 1), two.extendedEnd().sourceDate());
    assertEquals("2030-02", two.extendedEnd().text());
    assertEquals(LocalDate.of(2030, 2, 1), two.extendedEnd().day());
    assertEquals("by contract", two.note());
    assertEquals(
        LocalDate.of(2001, 1, 1), catalogue.cycle("box", "0").orElseThrow().supportEnd().day());
    assertEquals(
        List.of("7", "8"), catalogue.listed("kit").stream().map(one -> one.cycle()).toList());
  }

  @Test
  void marksEstimatedDates() throws IOException {
    Catalogue catalogue = compiled("", "# c\nproduct\tcycle\tfield\nbox\t2\teol\n");
    assertTrue(catalogue.cycle("box", "2").orElseThrow().supportEnd().estimated());
  }

  @Test
  void givesTheSameBytesForTheSameFacts() throws IOException {
    assertArrayEquals(Tables.compile(JSON, "", ""), Tables.compile(JSON, "", ""));
  }

  @Test
  void refusesAMarkForADateThatIsNotListed() {
    IOException refused = assertThrows(IOException.class, () -> compiled("", "box\t1\teol\n"));
    assertTrue(refused.getMessage().contains("remove these rows"), refused.getMessage());
  }

  @Test
  void saysWhichDayIsMissing() {
    String day = "\"generated_at\":\"2026-08-22T08:52:34+00:00\"";
    String without = JSON.replace(day + ",", "");
    String missing =
        assertThrows(IOException.class, () -> Tables.compile(without, "", "")).getMessage();
    assertTrue(missing.contains("no day: \"generated_at\" is missing"), missing);
    String strange = JSON.replace(day, "\"generated_at\":\"today\"");
    String wrong =
        assertThrows(IOException.class, () -> Tables.compile(strange, "", "")).getMessage();
    assertTrue(wrong.contains("\"today\" does not begin with a day"), wrong);
  }

  @Test
  void refusesARowThatContradictsAListedDate() {
    String rows = Tables.MISSING_HEAD + "box\t2\t\t2028-01-01\t\thttps://a.example\n";
    IOException refused = assertThrows(IOException.class, () -> compiled(rows, ""));
    assertTrue(refused.getMessage().contains("box 2 is listed with 2027-01-01"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"box\t2\n", "box\t2\t\tsoon\t\thttps://a.example\n", "a\tb\t\t\t\t \n"})
  void refusesADamagedRowWithItsLine(String row) {
    IOException refused =
        assertThrows(IOException.class, () -> compiled(Tables.MISSING_HEAD + row, ""));
    assertTrue(refused.getMessage().startsWith("missing facts: line 3:"), refused.getMessage());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "[]", "{}", "{\"result\":[]}", "{\"result\":[{\"name\":\"x\"}]}", "{\"a\":"})
  void refusesADocumentOfAnotherShape(String json) {
    assertThrows(IOException.class, () -> Tables.compile(json, "", ""));
  }

  @Test
  void refusesEveryTruncationOfATable() throws IOException {
    byte[] table = Tables.compile(JSON, "", "");
    for (int length = 0; length < table.length; length++) {
      byte[] cut = Arrays.copyOf(table, length);
      assertThrows(IOException.class, () -> Catalogue.read(new ByteArrayInputStream(cut)));
    }
  }
}
