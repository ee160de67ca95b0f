package dev.cachet.maven.build;

import dev.cachet.buildstate.BuildState;
import dev.cachet.place.ReadFiles;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A folder that a goal writes, and replaces only where it wrote it itself. */
public final class OwnFolder {
  private OwnFolder() {}

  /**
   * Removes what this execution wrote before.
   *
   * @param kept the state of the goal
   * @param reading what the goal read
   * @param folder the folder
   * @param proof the file in the folder whose digest the state of the goal keeps
   * @throws IOException if the medium failed
   */
  public static void makeRoom(Path kept, ReadFiles reading, File folder, Path proof)
      throws IOException {
    Path path = folder.toPath();
    if (BuildState.wrote(kept, proof)) {
      reading.requireApart(path);
      List<Path> all;
      try (Stream<Path> found = Files.walk(path)) {
        all = found.sorted(Comparator.reverseOrder()).toList();
      }
      for (Path each : all) {
        Files.delete(each);
      }
    }
    Files.createDirectories(path.toAbsolutePath().getParent());
  }
}
