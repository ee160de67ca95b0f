package dev.cachet.house;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * One fenced block of a document, and the comment before it that says how it is tried.
 *
 * @param document the document, as its readers name it
 * @param line where the block begins, from 1
 * @param language what stands behind the opening fence; empty if nothing does
 * @param mark the comment in the line before, without its brackets; empty if there is none
 * @param text the lines of the block, each with its line feed
 */
record CodeBlock(String document, int line, String language, String mark, String text) {
  private static final Pattern FENCE = Pattern.compile("^( *)```(.*)$");
  private static final Pattern MARK = Pattern.compile("^ *<!-- (.*?) -->$");
  private static final Pattern RUN = Pattern.compile("run(?:, exit (\\d+))?");

  /** What a line of a shell begins with, whatever the block calls itself. */
  private static final Pattern COMMAND =
      Pattern.compile(
          "^ *(?:\\$ |cachet |java |\\./|mvn |curl |sh |npm |python3 ).*", Pattern.MULTILINE);

  private static final Set<String> SHELLS = Set.of("sh", "bash", "shell", "console");

  /** Languages that only say something, and are read by their own parser here. */
  private static final Set<String> DATA = Set.of("json", "xml");

  static List<CodeBlock> of(String document, String text) {
    List<CodeBlock> blocks = new ArrayList<>();
    List<String> lines = text.lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      Matcher fence = FENCE.matcher(lines.get(i));
      if (fence.matches()) {
        int end = i + 1;
        while (!lines.get(end).equals(fence.group(1) + "```")) {
          end++;
        }
        blocks.add(
            new CodeBlock(
                document,
                i + 1,
                fence.group(2),
                i == 0 ? "" : mark(lines.get(i - 1)),
                lines.subList(i + 1, end).stream()
                    .map(line -> line.substring(Math.min(fence.group(1).length(), line.length())))
                    .collect(Collectors.joining("\n", "", "\n"))));
        i = end;
      }
    }
    return blocks;
  }

  private static String mark(String line) {
    Matcher mark = MARK.matcher(line);
    return mark.matches() ? mark.group(1).strip() : "";
  }

  boolean isShell() {
    return SHELLS.contains(language);
  }

  boolean isRun() {
    return isShell() && RUN.matcher(mark).matches();
  }

  /** The exit code that the last command of the block promises; all others promise 0. */
  int exit() {
    Matcher run = RUN.matcher(mark);
    return run.matches() && run.group(1) != null ? Integer.parseInt(run.group(1)) : 0;
  }

  /** Where the last command begins: after the last line that another one does not go on from. */
  int lastCommand() {
    int start = text.lastIndexOf('\n', text.length() - 2);
    while (start > 0 && text.charAt(start - 1) == '\\') {
      start = text.lastIndexOf('\n', start - 1);
    }
    return start + 1;
  }

  /** What the block before it prints, with {@code ...} for what differs from run to run. */
  boolean isOutput() {
    return language.equals("text") && mark.equals("output");
  }

  /** Demands what the block promises: each line as it stands, {@code ...} for anything. */
  void requireIn(Shell.Said said) {
    Pattern promised =
        Pattern.compile(
            Arrays.stream(text.strip().split("\\.\\.\\.", -1))
                .map(Pattern::quote)
                .collect(Collectors.joining("(?s:.*?)")));
    assertTrue(
        promised.matcher(said.out() + said.err()).find(),
        this + " promises\n" + text + "and this came:\n" + said.all());
  }

  /** The file that the block is, in the folder in which the document's commands run. */
  String file() {
    return argument("file: ");
  }

  /** The file of the repository that the block shows lines of. */
  String source() {
    return argument("from ");
  }

  /** The test that tries the block in its own way. */
  String test() {
    return argument("run by ");
  }

  private String argument(String verb) {
    return mark.startsWith(verb) ? mark.substring(verb.length()).strip() : "";
  }

  /** Why nobody can rely on this block; empty if somebody looks after it. */
  String fault() {
    if (language.isEmpty()) {
      return "has no language; write one behind the fence, 'text' for what is no code";
    }
    if (isShell()) {
      boolean looked = isRun() || !argument("not run: ").isEmpty() || hasOwnTest();
      return looked
          ? ""
          : "is a command; put <!-- run -->, <!-- run, exit 1 --> or <!-- not run: reason -->"
              + " before it";
    }
    if (language.equals("text")) {
      return COMMAND.matcher(text).find() ? "holds a command; call it 'sh'" : "";
    }
    boolean looked = DATA.contains(language) || hasOwnTest() || !file().isEmpty();
    return looked
        ? ""
        : "is tried by nothing; put <!-- from FILE --> or <!-- run by TEST --> before it";
  }

  private boolean hasOwnTest() {
    return !source().isEmpty() || !test().isEmpty();
  }

  @Override
  public String toString() {
    return document + ":" + line;
  }
}
