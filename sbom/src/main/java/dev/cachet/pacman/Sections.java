package dev.cachet.pacman;

import dev.cachet.source.Problems;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A file of the database: a line {@code %NAME%}, values one a line, and an empty line, again and
 * again. What is not readable becomes a problem with its line; no input throws.
 */
final class Sections {
  /** The longest value that is kept, in bytes; real ones stay below 1 KiB. */
  static final int MAX_VALUE_BYTES = 64 << 10;

  private final String path;
  private final Problems problems;
  private final Map<String, List<String>> values = new HashMap<>();
  private boolean whole = true;

  private Sections(String path, Problems problems) {
    this.path = path;
    this.problems = problems;
  }

  /** Reads the texts of the sections that are wanted, which are named without the signs. */
  static Sections read(String path, byte[] content, Set<String> wanted, Problems problems) {
    Sections sections = new Sections(path, problems);
    String open = "";
    long line = 0;
    int start = 0;
    while (start < content.length) {
      int end = lineEnd(content, start);
      line++;
      if (end == start) {
        open = "";
      } else if (!open.isEmpty()) {
        sections.value(open, content, start, end, line);
      } else {
        open = sections.open(name(content, start, end), wanted, line);
      }
      start = end + 1;
    }
    return sections;
  }

  /** The bytes of one section, as paths need not be text. */
  static byte[] bytes(byte[] content, String wanted) {
    boolean between = true;
    int start = 0;
    while (start < content.length) {
      int end = lineEnd(content, start);
      if (between && name(content, start, end).equals(wanted)) {
        int last = Math.min(end + 1, content.length);
        int from = last;
        while (last < content.length && content[last] != '\n') {
          last = Math.min(lineEnd(content, last) + 1, content.length);
        }
        return Arrays.copyOfRange(content, from, last);
      }
      between = end == start;
      start = end + 1;
    }
    return new byte[0];
  }

  /** All values of a section, in their order; none if it is not there. */
  List<String> all(String section) {
    return values.getOrDefault(section, List.of());
  }

  /** The first value of a section; empty if there is none. */
  String first(String section) {
    List<String> all = all(section);
    return all.isEmpty() ? "" : all.get(0);
  }

  /** Whether every wanted value was readable. */
  boolean whole() {
    return whole;
  }

  private static int lineEnd(byte[] content, int start) {
    int end = start;
    while (end < content.length && content[end] != '\n') {
      end++;
    }
    return end;
  }

  /** Empty where the line is no name of a section. */
  private static String name(byte[] content, int start, int end) {
    boolean framed = end - start > 2 && content[start] == '%' && content[end - 1] == '%';
    return framed
        ? new String(content, start + 1, end - start - 2, StandardCharsets.ISO_8859_1)
        : "";
  }

  /** What is not wanted is open under a name that has no list. */
  private String open(String name, Set<String> wanted, long line) {
    if (name.isEmpty()) {
      problem("source.not-a-field", line, "no '%NAME%' stands before this; it was passed over");
      return "-";
    }
    if (!wanted.contains(name)) {
      return "-";
    }
    if (values.putIfAbsent(name, new ArrayList<>()) != null) {
      problem("source.field-twice", line, "%" + name + "% stands twice; the first was taken");
      return "-";
    }
    return name;
  }

  private void value(String section, byte[] content, int start, int end, long line) {
    List<String> into = values.get(section);
    if (into == null) {
      return;
    }
    if (end - start > MAX_VALUE_BYTES) {
      leaveOut("source.too-long", line, section, "is longer than 64 KiB");
      return;
    }
    try {
      String text =
          StandardCharsets.UTF_8
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .decode(ByteBuffer.wrap(content, start, end - start))
              .toString()
              .strip();
      if (text.chars().anyMatch(Character::isISOControl)) {
        leaveOut("source.control-character", line, section, "holds a control character");
      } else if (!text.isEmpty()) {
        into.add(text);
      }
    } catch (CharacterCodingException e) {
      leaveOut("source.not-utf8", line, section, "is not UTF-8");
    }
  }

  private void leaveOut(String rule, long line, String section, String what) {
    whole = false;
    problem(rule, line, "a value of %" + section + "% " + what + "; it was left out");
  }

  private void problem(String rule, long line, String message) {
    problems.inLine(rule, path, line, message);
  }
}
