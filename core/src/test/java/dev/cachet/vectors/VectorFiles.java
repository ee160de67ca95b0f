package dev.cachet.vectors;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The files of vectors, as the generator makes them and as they are committed. */
final class VectorFiles {
  /** Where they are committed, below the folder of the module. */
  static final Path COMMITTED = Path.of("src", "test", "vectors");

  private VectorFiles() {}

  /** Every file by its path, with {@code /}. */
  static Map<String, byte[]> of(Collection<VectorCase> cases) {
    Map<String, byte[]> files = new TreeMap<>();
    for (VectorCase made : cases) {
      put(files, made.name() + ".vec", text(made).getBytes(UTF_8));
      files.put(made.header().get("root").substring("../".length()), made.root());
      if (made.header().containsKey("package")) {
        put(files, made.name() + ".cachet", made.bytes());
      }
    }
    return files;
  }

  private static void put(Map<String, byte[]> files, String name, byte[] content) {
    if (content == null || files.put(name, content) != null) {
      throw new IllegalStateException("nothing, or a second time: " + name);
    }
  }

  private static String text(VectorCase made) {
    return made.header().entrySet().stream()
        .map(line -> line.getKey() + ": " + line.getValue() + "\n")
        .collect(Collectors.joining());
  }

  /** The committed files that the generator makes, by path. */
  static Map<String, byte[]> committed() throws IOException {
    Map<String, byte[]> files = new TreeMap<>();
    try (Stream<Path> found = Files.walk(COMMITTED)) {
      for (Path file : found.filter(Files::isRegularFile).toList()) {
        String name = COMMITTED.relativize(file).toString().replace('\\', '/');
        if (name.contains("/") && !name.startsWith("algorithms/")) {
          files.put(name, Files.readAllBytes(file));
        }
      }
    }
    return files;
  }

  /** Writes all vectors anew into a folder. */
  static void write(Path folder, Collection<VectorCase> cases) throws IOException {
    for (Map.Entry<String, byte[]> file : of(cases).entrySet()) {
      Path path = folder.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.write(path, file.getValue());
    }
  }
}
