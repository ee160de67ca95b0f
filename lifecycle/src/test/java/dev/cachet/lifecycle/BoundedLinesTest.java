package dev.cachet.lifecycle;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BoundedLinesTest {
  private static List<String> lines(String text) throws IOException {
    List<String> lines = new ArrayList<>();
    BoundedLines.each(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), lines::add);
    return lines;
  }

  @Test
  void givesEveryLineWithoutItsEnd() throws IOException {
    assertEquals(List.of(), lines(""));
    assertEquals(List.of("a", "", "b\rc", "d"), lines("a\r\n\nb\rc\nd"));
    assertEquals(List.of("", ""), lines("\n\r"));
  }

  @Test
  void cutsALineThatIsTooLongAndGoesOnWithTheNext() throws IOException {
    assertEquals(List.of("x".repeat(4096), "y"), lines("x".repeat(1_000_000) + "\ny\n"));
  }
}
