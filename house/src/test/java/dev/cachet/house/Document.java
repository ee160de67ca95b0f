package dev.cachet.house;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A document of the repository that people read. */
record Document(Path file) {
  static List<Document> all() throws IOException {
    try (Stream<Path> docs = Files.walk(Module.ROOT.resolve("docs"));
        Stream<Path> top = Files.list(Module.ROOT);
        Stream<Path> examples = Files.walk(Module.ROOT.resolve("examples"))) {
      return Stream.of(docs, top, examples)
          .flatMap(files -> files)
          .filter(file -> file.toString().endsWith(".md"))
          .filter(file -> !file.toString().contains("/target/"))
          .sorted()
          .map(Document::new)
          .toList();
    }
  }

  static Document at(String name) {
    return new Document(Module.ROOT.resolve(name));
  }

  /** From the top of the repository, with slashes. */
  String name() {
    return Module.ROOT.relativize(file).toString();
  }

  String text() throws IOException {
    return Files.readString(file);
  }

  List<CodeBlock> blocks() throws IOException {
    return CodeBlock.of(name(), text());
  }
}
