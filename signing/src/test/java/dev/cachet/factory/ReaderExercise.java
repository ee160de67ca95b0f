package dev.cachet.factory;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;

/**
 * Six releases for somebody who reads sheets before signing, three of which differ from their
 * description in one field; which ones is written apart.
 *
 * <p>Arguments: the folder to make, the file of the key, and a number that chooses.
 */
public final class ReaderExercise {
  private ReaderExercise() {}

  public static void main(String... args) throws Exception {
    Path folder = Files.createDirectories(Path.of(args[0]));
    List<String> key = new ArrayList<>();
    Map<Integer, PreparedRelease.Field> changed = choose(new Random(Long.parseLong(args[2])));
    for (int i = 0; i < 6; i++) {
      PreparedRelease release = new PreparedRelease(i);
      Optional<PreparedRelease.Field> field = Optional.ofNullable(changed.get(i));
      Path scratch = Files.createTempDirectory("exercise");
      Files.write(folder.resolve("sheet-" + (i + 1) + ".txt"), release.sheet(scratch, field));
      Files.writeString(folder.resolve("description-" + (i + 1) + ".txt"), release.description());
      key.add("release " + (i + 1) + ": " + field.map(Enum::name).orElse("as described"));
    }
    Files.write(Path.of(args[1]), key);
  }

  /** Three of six releases and three of the fields. */
  private static Map<Integer, PreparedRelease.Field> choose(Random random) {
    List<Integer> releases = new ArrayList<>(List.of(0, 1, 2, 3, 4, 5));
    List<PreparedRelease.Field> fields =
        new ArrayList<>(Arrays.asList(PreparedRelease.Field.values()));
    Collections.shuffle(releases, random);
    Collections.shuffle(fields, random);
    Map<Integer, PreparedRelease.Field> chosen = new TreeMap<>();
    for (int i = 0; i < 3; i++) {
      chosen.put(releases.get(i), fields.get(i));
    }
    return chosen;
  }
}
