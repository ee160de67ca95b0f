package dev.cachet.rootfs;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class RootFolderProperties {
  private static final String SECRET = "secret of the host";

  @Property(tries = 150)
  void hostileLinksNeverLeaveTheRoot(
      @ForAll("targets") List<String> targets, @ForAll("paths") String path) throws IOException {
    Path host = Files.createTempDirectory("cachet-root");
    try {
      Path folder = Files.createDirectories(host.resolve("r/a/b")).getParent().getParent();
      Files.writeString(host.resolve("s"), SECRET);
      Files.writeString(folder.resolve("a/s"), "inside");
      List<String> links = List.of("l0", "a/l1", "a/b/l2");
      for (int i = 0; i < links.size(); i++) {
        String target = targets.get(i).replace("HOST", host.toString());
        Files.createSymbolicLink(folder.resolve(links.get(i)), Path.of(target));
      }
      probe(RootFolder.open(folder), folder, path);
    } finally {
      delete(host);
    }
  }

  private static void probe(RootFolder root, Path folder, String path) throws IOException {
    var found = root.find(path);
    if (found.isEmpty()) {
      return;
    }
    Path real = Path.of(folder.toRealPath() + found.get().path()).toRealPath();
    assertTrue(real.startsWith(folder.toRealPath()), real.toString());
    if (found.get().type() == RootFile.Type.FILE) {
      assertFalse(new String(root.read(path, 100), StandardCharsets.UTF_8).contains(SECRET));
    } else {
      assertFalse(root.list(path, 100).contains("r"));
    }
  }

  @Provide
  Arbitrary<List<String>> targets() {
    return names("HOST/s", "HOST", "/", "..").list().ofSize(3);
  }

  @Provide
  Arbitrary<String> paths() {
    return names("/", "a", "..", "s");
  }

  private static Arbitrary<String> names(String... more) {
    return Arbitraries.of(
            Stream.concat(
                    Stream.of(more), Stream.of("..", ".", "a", "b", "s", "l0", "l1", "l2", "r"))
                .toList())
        .list()
        .ofMinSize(1)
        .ofMaxSize(6)
        .map(parts -> String.join("/", parts));
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path one : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(one);
      }
    }
  }
}
