package dev.cachet.author.sheet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cachet.author.ComparisonNumber;
import dev.cachet.digest.Sha256;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever somebody puts into a document that people sign, it is on the sheet. */
class MemberLineProperties {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Letters, digits of another script, what ends a value or a name, what cannot be seen. */
  private static final String ALPHABET = "ab01 .,:[]{}\"\\\n\u0435\u0661\u00a0\u3164\u202e";

  @Property(tries = 10_000, edgeCases = EdgeCasesMode.NONE)
  void twoDocumentsNeverLookTheSame(
      @ForAll("documents") Map<String, Object> one, @ForAll("documents") Map<String, Object> other)
      throws IOException {
    Assume.that(!one.equals(other));
    assertNotEquals(lines(one), lines(other));
    assertNotEquals(number(one), number(other));
  }

  @Property(edgeCases = EdgeCasesMode.NONE)
  void whateverMemberIsAddedIsSeen(
      @ForAll("documents") Map<String, Object> document,
      @ForAll("texts") String name,
      @ForAll("values") Object value)
      throws IOException {
    Assume.that(!document.containsKey(name));
    Set<String> before = new HashSet<>(List.of(lines(document).split("\n", -1)));
    Map<String, Object> longer = new java.util.LinkedHashMap<>(document);
    longer.put(name, value);
    List<String> more = List.of(lines(longer).split("\n", -1));
    assertTrue(more.containsAll(before) || document.isEmpty(), "a value was hidden");
    assertEquals(MemberLine.of(json(Map.of(name, value))).size(), more.size() - count(document));
  }

  @Property(edgeCases = EdgeCasesMode.NONE)
  void everyValueIsALineOfPrintableAsciiThatSaysAllOfIt(@ForAll("texts") String text)
      throws IOException {
    String line = MemberLine.of(json(Map.of("a", List.of(text)))).get(0).toString();
    assertTrue(line.chars().allMatch(c -> c >= ' ' && c < 0x7f), line);
    assertTrue(line.startsWith("a[0] \""), line);
    if (text.length() <= 200) {
      assertEquals(text, JSON.readValue(line.substring("a[0] ".length()), String.class));
    } else {
      String whole = Sha256.of(text.getBytes(java.nio.charset.StandardCharsets.UTF_8)).hex();
      assertTrue(line.endsWith("beginning of " + text.length() + " characters, sha256 " + whole));
    }
  }

  @Example
  void aMemberThatStandsTwiceIsShownTwice() throws IOException {
    byte[] twice = "{\"a\":1,\"a\":2} {\"b\":3}".getBytes(java.nio.charset.StandardCharsets.UTF_8);
    assertEquals(
        List.of("a 1", "a 2", "b 3"),
        MemberLine.of(twice).stream().map(MemberLine::toString).toList());
  }

  /** The digits are part of what holders compare: they are the same in every release. */
  @Example
  void numberIsSixGroupsOfFiveDigits() {
    assertEquals(
        "13390 02540 41969 78848 45832 23654", ComparisonNumber.of(Sha256.of(new byte[] {1})));
  }

  @Provide
  Arbitrary<Map<String, Object>> documents() {
    return Arbitraries.maps(texts(), values()).ofMaxSize(4);
  }

  @Provide
  Arbitrary<Object> values() {
    Arbitrary<Object> leaf =
        Arbitraries.oneOf(
            texts().map(text -> text),
            Arbitraries.longs().map(number -> number),
            Arbitraries.of(true, false));
    return Arbitraries.recursive(
        () -> leaf,
        inner ->
            Arbitraries.oneOf(
                inner.list().ofMaxSize(3).map(list -> list),
                Arbitraries.maps(texts(), inner).ofMaxSize(3).map(map -> map)),
        0,
        2);
  }

  @Provide
  Arbitrary<String> texts() {
    Arbitrary<String> some = Arbitraries.strings().withChars(ALPHABET.toCharArray()).ofMaxLength(6);
    Arbitrary<String> tail = Arbitraries.strings().withChars('x', 'y').ofLength(9);
    return Arbitraries.frequencyOf(
        net.jqwik.api.Tuple.of(9, some),
        net.jqwik.api.Tuple.of(1, tail.map("z".repeat(199)::concat)));
  }

  private static long count(Map<String, Object> document) throws IOException {
    return document.isEmpty() ? 0 : MemberLine.of(json(document)).size();
  }

  private static String lines(Map<String, Object> document) throws IOException {
    return MemberLine.of(json(document)).stream()
        .map(MemberLine::toString)
        .collect(Collectors.joining("\n"));
  }

  private static String number(Map<String, Object> document) throws IOException {
    return ComparisonNumber.of(Sha256.of(json(document)));
  }

  private static byte[] json(Object document) throws IOException {
    return JSON.writeValueAsBytes(document);
  }
}
