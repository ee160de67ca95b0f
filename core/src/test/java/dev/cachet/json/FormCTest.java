package dev.cachet.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class FormCTest {
  private static final String RESOURCE = "src/main/resources/dev/cachet/json/";
  private static final String TABLE = "unicode-13.0-assigned.txt";

  /** 143,859 characters of Unicode 13.0, 65 controls, 2,048 surrogates, 137,468 for private use. */
  @Test
  void tableHasWhatUnicodeThirteenAssigns() {
    FormC table = FormC.read();
    long assigned =
        IntStream.rangeClosed(0, Character.MAX_CODE_POINT).filter(table::assigned).count();
    assertEquals(143_859 + 65 + 2_048 + 137_468, assigned);
  }

  @Test
  void eachIsAssignedInThisRuntimeToo() {
    FormC table = FormC.read();
    assertEquals(
        0,
        IntStream.rangeClosed(0, Character.MAX_CODE_POINT)
            .filter(c -> table.assigned(c) && !Character.isDefined(c))
            .count());
  }

  @Test
  void specificationHasTheSameTable() throws Exception {
    assertEquals(
        Files.readString(Path.of(RESOURCE, TABLE)),
        Files.readString(Path.of("..", "docs", "spec", TABLE)));
  }

  @Tag("JSON-15")
  @Test
  void laterVersionIsNeverAskedAboutWhatThirteenDoesNotAssign() {
    List<String> asked = new ArrayList<>();
    boolean holds =
        FormC.read()
            .holds(
                "a\u00e9\ud803\udf82\ud803\udf83z\ud801\uddd2\u0307",
                run -> {
                  asked.add(run);
                  return true;
                });
    assertTrue(holds);
    assertEquals(List.of("a\u00e9", "", "z", "\u0307"), asked);
  }

  @Tag("JSON-15")
  @Test
  void eachRunOfAssignedOnesIsJudged() {
    assertFalse(FormC.holds("e\u0301\ud803\udf82"));
    assertFalse(FormC.holds("\ud803\udf82e\u0301"));
    assertFalse(FormC.holds("\ud803\udf82q\u0307\u0323\ud803\udf83"));
    assertTrue(FormC.holds("\u00e9\ud803\udf82\u00e9"));
  }
}
