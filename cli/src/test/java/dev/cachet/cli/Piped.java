package dev.cachet.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A command in a process of its own that reads a file as its standard input; and how much of the
 * file the command left, which whatever reads the same input after it would get.
 */
public record Piped(Cachet ran, long left) {
  private static final String SCRIPT = "\"$@\" >out 2>err; echo $? >exit; wc -c >left";

  public static Piped run(Path folder, Path input, Object... words)
      throws IOException, InterruptedException {
    List<String> line = new ArrayList<>(List.of("sh", "-c", SCRIPT, "sh"));
    line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    line.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    for (Object word : words) {
      line.add(word instanceof Path path ? path.toAbsolutePath().toString() : word.toString());
    }
    int shell =
        new ProcessBuilder(line)
            .directory(folder.toFile())
            .redirectInput(input.toFile())
            .start()
            .waitFor();
    if (shell != 0) {
      throw new IOException("sh ended with " + shell);
    }
    int exit = Integer.parseInt(text(folder, "exit"));
    return new Piped(
        new Cachet(exit, text(folder, "out"), text(folder, "err")),
        Long.parseLong(text(folder, "left")));
  }

  private static String text(Path folder, String name) throws IOException {
    String text = Files.readString(folder.resolve(name), StandardCharsets.UTF_8);
    return name.length() == 3 ? text : text.strip();
  }
}
