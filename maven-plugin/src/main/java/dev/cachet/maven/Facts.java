package dev.cachet.maven;

import dev.cachet.catalogue.Catalogue;
import dev.cachet.catalogue.Overrides;
import java.io.BufferedInputStream;
import java.io.File;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.maven.plugin.MojoExecutionException;
import org.jspecify.annotations.Nullable;

/** The facts that a goal judges by. */
final class Facts {
  private Facts() {}

  static Catalogue read(CachetMojo goal, @Nullable File catalogue, @Nullable File overrides)
      throws MojoExecutionException {
    Catalogue facts =
        catalogue == null
            ? Catalogue.bundled()
            : table(goal, goal.existing("catalogue", catalogue));
    if (overrides == null) {
      return facts;
    }
    Path own = goal.existing("overrides", overrides);
    return goal.read("overrides", own, () -> Overrides.read(Files.readAllBytes(own))).apply(facts);
  }

  private static Catalogue table(CachetMojo goal, Path file) throws MojoExecutionException {
    return goal.read(
        "catalogue",
        file,
        () -> {
          try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            return Catalogue.read(in);
          }
        });
  }
}
