package dev.cachet.format.content;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.cachet.finding.Finding;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** Places are made late, and must name the same thing as if they were made at once. */
class FieldsTest {
  private static final String DOCUMENT =
      """
      {"a/b": [{"n": "x"}, {"n~": {"list": [{"deep": 1, "known": "k"}]}, "n": "y"}], "left": true}
      """;

  private final Losses losses = new Losses("nobody asked");

  private List<String> read(String list, int index) throws JsonProcessingException {
    return Fields.read(
        JsonTrees.MAPPER.readTree(DOCUMENT),
        list,
        index,
        losses,
        top ->
            top.objects(
                "a/b",
                one -> {
                  one.object("n~", inner -> inner.objects("list", l -> l.text("known")));
                  return one.pointer() + " " + one.text("n") + one.text("n") + one.text("absent");
                }));
  }

  @Test
  void namesEachPlaceByListAndIndex() throws JsonProcessingException {
    assertEquals(List.of("/@graph/7/a~1b/0 xxnull", "/@graph/7/a~1b/1 yynull"), read("/@graph", 7));
    assertEquals(
        List.of("/@graph/7/a~1b/1/n~0/list/0/deep", "/@graph/7/left"),
        losses.findings().stream().map(Finding::subject).toList());
  }

  @Test
  void tellsWhatWasNotAskedForAlsoWhereAsMuchWasAskedForAsThereIs() throws Exception {
    Fields.read(
        JsonTrees.MAPPER.readTree("{\"a\": \"1\", \"b\": \"2\"}"),
        "",
        losses,
        top -> top.text("a", "") + top.text("a", "") + top.text("c", ""));
    assertEquals(List.of("/b"), losses.findings().stream().map(Finding::subject).toList());
  }

  @Test
  void refusesAnotherKindByItsPlace() throws JsonProcessingException {
    var tree = JsonTrees.MAPPER.readTree("{\"a\": [\"x\", 1], \"b\": null, \"c\": [1]}");
    assertEquals(
        "/l/3/a: not all are texts",
        refused(() -> Fields.read(tree, "/l", 3, losses, f -> f.texts("a"))));
    assertEquals(
        "/l/3/b: is no text",
        refused(() -> Fields.read(tree, "/l", 3, losses, f -> f.text("b", ""))));
    assertEquals(
        "/l/3/c/0: is no object",
        refused(() -> Fields.read(tree, "/l", 3, losses, f -> f.objects("c", Fields::pointer))));
  }

  private static String refused(Executable reading) {
    return String.valueOf(assertThrows(IllegalArgumentException.class, reading).getMessage());
  }
}
