package dev.cachet.change;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** One labelled pair of releases, as {@code pairs.txt} describes it. */
final class ReleasePair {
  final String name;
  ChangeClaim claim =
      new ChangeClaim(
          ChangeClass.SECURITY_PATCH, ChangeClaim.UdiDi.KEPT, ChangeClaim.Subject.STANDALONE);
  String truth = "";
  ChangeVerdict expected = ChangeVerdict.ACCEPT;
  String style = "cachet";
  List<String> oldSystem = List.of();
  List<String> newSystem = List.of();
  final List<Part> parts = new ArrayList<>();
  final List<List<String>> needs = new ArrayList<>();
  final List<List<String>> needed = new ArrayList<>();
  boolean incomplete;
  boolean unknownBefore;
  final List<Declared> flows = new ArrayList<>();
  final List<Declared> services = new ArrayList<>();

  ReleasePair(String name) {
    this.name = name;
  }

  /** One component; a version that is empty is not in that release. */
  record Part(String type, String name, String before, String after, Map<String, String> more) {}

  /** The words of a flow or a service in each release; without words it is not in that release. */
  record Declared(String id, List<String> before, List<String> after) {
    List<String> words(boolean now) {
      return now ? after : before;
    }
  }

  static List<ReleasePair> read(String text) {
    List<ReleasePair> pairs = new ArrayList<>();
    for (String line : text.split("\n", -1)) {
      List<String> words = List.of(line.strip().split(" +", -1));
      if (line.startsWith("pair ")) {
        pairs.add(new ReleasePair(words.get(1)));
      } else if (!line.isBlank() && !line.startsWith("#")) {
        pairs.get(pairs.size() - 1).take(words);
      }
    }
    return pairs;
  }

  private void take(List<String> words) {
    switch (words.get(0)) {
      case "claim" ->
          claim =
              new ChangeClaim(
                  ChangeClass.valueOf(word(words, 1).replace('-', '_')),
                  ChangeClaim.UdiDi.valueOf(word(words, 2)),
                  ChangeClaim.Subject.valueOf(word(words, 3)));
      case "label" -> {
        truth = words.get(1);
        expected = ChangeVerdict.valueOf(word(words, 2));
      }
      case "why" -> {}
      case "style" -> style = words.get(1);
      case "os" -> system(words);
      case "needs" -> needs.add(words.subList(1, 3));
      case "needed" -> needed.add(words.subList(1, 3));
      case "flow" -> {
        unknownBefore |= words.get(1).equals("?");
        flows.add(declared(words, List.of(2, 1, 2, 2, 1)));
      }
      case "incomplete" -> incomplete = true;
      case "service" -> services.add(declared(words, List.of(2)));
      case "=" -> part(words, words.get(3), words.get(3), 4);
      case "~" -> part(words, words.get(3), words.get(4), 5);
      case "-" -> part(words, words.get(3), "", 4);
      case "+" -> part(words, "", words.get(3), 4);
      default -> throw new IllegalArgumentException(name + ": " + words);
    }
  }

  private void system(List<String> words) {
    if (words.size() > 2) {
      oldSystem = words.subList(1, 3);
      newSystem = words.size() > 4 ? words.subList(3, 5) : oldSystem;
      newSystem = newSystem.get(0).equals("-") ? List.of() : newSystem;
    }
  }

  /** Behind "~" what takes two words has the older and the newer one. */
  private static Declared declared(List<String> words, List<Integer> widths) {
    List<String> said = words.subList(3, words.size());
    List<String> before = new ArrayList<>();
    List<String> after = new ArrayList<>();
    int at = 0;
    for (int width : words.get(1).equals("~") ? widths : Collections.nCopies(widths.size(), 1)) {
      before.add(said.get(at));
      after.add(said.get(at + width - 1));
      at += width;
    }
    return new Declared(
        words.get(2),
        words.get(1).equals("+") ? List.of() : before,
        words.get(1).equals("-") ? List.of() : after);
  }

  private void part(List<String> words, String before, String after, int from) {
    Map<String, String> more = new LinkedHashMap<>();
    for (String word : words.subList(from, words.size())) {
      if (word.indexOf('=') > 0) {
        more.put(word.substring(0, word.indexOf('=')), word.substring(word.indexOf('=') + 1));
      }
    }
    parts.add(new Part(words.get(1), words.get(2), before, after, more));
  }

  private static String word(List<String> words, int at) {
    return words.get(at).toUpperCase(Locale.ROOT);
  }

  @Override
  public String toString() {
    return name;
  }
}
