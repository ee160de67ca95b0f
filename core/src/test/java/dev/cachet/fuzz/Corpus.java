package dev.cachet.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The committed inputs of a target. An input is called after its verdict, with a number if there
 * are several: {@code PKG-12.LIMIT_EXCEEDED~2}.
 */
final class Corpus {
  private static final Path RESOURCES = Path.of("src", "test", "resources");
  private static final char NUMBER = '~';

  private Corpus() {}

  static List<Path> inputs(FuzzTarget target) throws IOException {
    return files(RESOURCES.resolve(target.folder()));
  }

  static String verdict(Path input) {
    String name = input.getFileName().toString();
    int number = name.indexOf(NUMBER);
    return number < 0 ? name : name.substring(0, number);
  }

  /**
   * Takes new inputs into the corpus of a target, out of the seeds and of folders: {@code TARGET
   * FOLDER...}. One is taken if it has a verdict, or runs through a place, that no shorter one has.
   */
  public static void main(String[] arguments) throws IOException {
    FuzzTarget target = FuzzTarget.valueOf(arguments[0]);
    List<byte[]> found = new ArrayList<>();
    for (Path input : inputs(target)) {
      found.add(Files.readAllBytes(input));
      Files.delete(input);
    }
    found.addAll(Seeds.of(target));
    for (String folder : List.of(arguments).subList(1, arguments.length)) {
      for (Path input : files(Path.of(folder))) {
        found.add(Files.readAllBytes(input));
      }
    }
    found.sort(Comparator.comparingInt(input -> input.length));
    // Twice, so that what runs only once in a process does not count.
    take(target, found.subList(0, 1), (verdict, input) -> {});
    Map<String, Integer> numbers = new TreeMap<>();
    take(target, found, (verdict, input) -> write(target, verdict, numbers, input));
  }

  private interface Taker {
    void take(String verdict, byte[] input) throws IOException;
  }

  private static void take(FuzzTarget target, List<byte[]> found, Taker taker) throws IOException {
    Set<String> ran = new HashSet<>();
    for (byte[] input : found) {
      Probes.sinceLast();
      String verdict = target.run(input);
      boolean somewhereNew = ran.addAll(Probes.sinceLast());
      if (ran.add(verdict) || somewhereNew) {
        taker.take(verdict, input);
      }
    }
  }

  private static void write(
      FuzzTarget target, String verdict, Map<String, Integer> numbers, byte[] input)
      throws IOException {
    int number = numbers.merge(verdict, 1, Integer::sum);
    String name = number == 1 ? verdict : verdict + NUMBER + number;
    Files.write(RESOURCES.resolve(target.folder()).resolve(name), input);
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }
}
