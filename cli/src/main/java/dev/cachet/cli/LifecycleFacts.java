package dev.cachet.cli;

import dev.cachet.lifecycle.Catalogue;
import dev.cachet.lifecycle.Overrides;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The facts that a command judges by. */
final class LifecycleFacts {
  @Option(
      names = "--catalogue",
      paramLabel = "FILE",
      description = "A table of 'cachet lifecycle compile'; default the one in this program.")
  @Nullable Path catalogue;

  @Option(
      names = "--overrides",
      paramLabel = "FILE",
      description = "Your own facts, from contracts and letters.")
  @Nullable Path overrides;

  Catalogue catalogue() throws IOException {
    Catalogue facts = catalogue == null ? Catalogue.bundled() : read(catalogue);
    if (overrides == null) {
      return facts;
    }
    byte[] json = Input.read(overrides);
    return Input.named(overrides, () -> Overrides.read(json).apply(facts));
  }

  static Catalogue read(Path file) throws IOException {
    byte[] table = Input.read(file);
    return Input.named(file, () -> Catalogue.read(new ByteArrayInputStream(table)));
  }
}
