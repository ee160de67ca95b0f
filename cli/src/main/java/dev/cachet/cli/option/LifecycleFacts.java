package dev.cachet.cli.option;

import dev.cachet.command.CommandException;
import dev.cachet.command.Settings;
import dev.cachet.command.support.Facts;
import dev.cachet.lifecycle.Catalogue;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The facts that a command judges by. */
public final class LifecycleFacts {
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

  @Option(
      names = "--openeox",
      paramLabel = "PRODUCT/CYCLE=FILE",
      description = "A publisher's statement in OpenEoX Core 1.0; may be given several times.")
  Map<String, Path> statements = new LinkedHashMap<>();

  public Settings into(Settings settings) {
    return settings
        .set(Facts.CATALOGUE, catalogue)
        .set(Facts.OVERRIDES, overrides)
        .set(Facts.OPENEOX, statements);
  }

  public Catalogue catalogue() throws CommandException {
    return Facts.read(into(Asked.settings()));
  }
}
