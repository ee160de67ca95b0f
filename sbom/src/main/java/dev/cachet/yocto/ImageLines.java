package dev.cachet.yocto;

import dev.cachet.rootfs.RootFolder;
import dev.cachet.sbom.Component;
import dev.cachet.source.Problems;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the manifest of an image.
 *
 * @param file its name
 * @param problems where findings are kept
 * @param join finds recipes and licences
 */
record ImageLines(String file, Problems problems, RecipeJoin join) {
  private static final int MAX_CHARS = 1000;

  List<Component> read(byte[] content) throws IOException {
    List<Component> found = new ArrayList<>();
    long number = 0;
    for (String line : RootFolder.pathText(content).split("\n", -1)) {
      number++;
      String[] words = line.strip().split("[ \t]+", -1);
      if (words.length == 3 && isClean(line)) {
        RecipeJoin.Joined joined = join.of(words[0], words[2]);
        found.add(YoctoPackage.onImage(words[0], words[1], words[2], joined, file));
      } else if (!line.isBlank()) {
        problems.inLine(
            "source.nameless-package", file, number, "is no package, architecture and version");
      }
    }
    return found;
  }

  private static boolean isClean(String line) {
    return line.length() < MAX_CHARS
        && line.chars().noneMatch(c -> c < ' ' && c != '\t' && c != '\r');
  }
}
