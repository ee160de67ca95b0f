package dev.cachet.cli;

import dev.cachet.lifecycle.Catalogue;
import dev.cachet.lifecycle.Overrides;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The facts that a command judges by. */
final class LifecycleFacts {
  @Spec(Spec.Target.MIXEE)
  private @Nullable CommandSpec spec;

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

  Catalogue catalogue() throws IOException {
    Catalogue facts = catalogue == null ? Catalogue.bundled() : read(catalogue);
    for (Map.Entry<String, Path> statement : statements.entrySet()) {
      facts = statement(statement.getKey(), statement.getValue()).apply(facts);
    }
    if (overrides == null) {
      return facts;
    }
    byte[] json = Input.read(overrides);
    return Input.named(overrides, () -> Overrides.read(json)).apply(facts);
  }

  private Overrides statement(String cycle, Path file) throws IOException {
    int slash = cycle.indexOf('/');
    if (slash < 1 || slash == cycle.length() - 1) {
      throw new ParameterException(
          Objects.requireNonNull(spec).commandLine(),
          "--openeox " + cycle + ": not PRODUCT/CYCLE=FILE");
    }
    byte[] json = Input.read(file);
    return Input.named(
        file,
        () -> Overrides.ofOpenEox(cycle.substring(0, slash), cycle.substring(slash + 1), json));
  }

  static Catalogue read(Path file) throws IOException {
    byte[] table = Input.read(file);
    return Input.named(file, () -> Catalogue.read(new ByteArrayInputStream(table)));
  }
}
