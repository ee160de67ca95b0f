package dev.cachet.handover;

import dev.cachet.digest.Sha256;
import java.util.List;
import java.util.stream.Collectors;

/** The digest of every file, as {@code sha256sum -c} reads it. */
final class Sums {
  private Sums() {}

  static String write(List<HandoverFile> files) {
    return files.stream()
        .map(file -> Sha256.of(file.bytes()).hex() + "  " + file.name() + "\n")
        .sorted()
        .collect(Collectors.joining());
  }
}
