package dev.cachet.cli.lifecycle;

import dev.cachet.cli.option.Input;
import dev.cachet.cli.option.LifecycleFacts;
import dev.cachet.cli.option.LineFormat;
import dev.cachet.cli.output.ExitCode;
import dev.cachet.os.OsIdentifier;
import dev.cachet.os.OsIdentity;
import dev.cachet.os.OsIdentityLine;
import dev.cachet.os.OsRelease;
import dev.cachet.rootfs.RootFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "identify",
    mixinStandardHelpOptions = true,
    description = "Print the operating system of root folders and os-release files, one line each.",
    footerHeading = "%nExample:%n",
    footer = "  cachet lifecycle identify / build/rootfs/etc/os-release --format jsonl")
final class LifecycleIdentifyCommand implements Callable<Integer> {
  @Spec CommandSpec spec;

  @Parameters(arity = "1..*", paramLabel = "PATH", description = "Root folder or os-release file.")
  List<Path> paths;

  @Option(
      names = "--format",
      defaultValue = "text",
      paramLabel = "FORMAT",
      description = "${COMPLETION-CANDIDATES}; default ${DEFAULT-VALUE}.")
  LineFormat format;

  @Mixin LifecycleFacts facts;

  @Override
  public Integer call() throws Exception {
    OsIdentifier identifier = new OsIdentifier(facts.catalogue());
    int exit = ExitCode.DONE;
    for (Path path : paths) {
      try {
        String name = path.toString();
        OsIdentity os = identify(identifier, path);
        spec.commandLine()
            .getOut()
            .println(
                format == LineFormat.TEXT
                    ? OsIdentityLine.text(name, os)
                    : OsIdentityLine.json(name, os));
      } catch (IOException e) {
        // One path of many that cannot be read must not hide the answers about the others.
        exit =
            Math.max(
                exit,
                spec.commandLine()
                    .getExecutionExceptionHandler()
                    .handleExecutionException(
                        e, spec.commandLine(), spec.commandLine().getParseResult()));
      }
    }
    return exit;
  }

  private static OsIdentity identify(OsIdentifier identifier, Path path) throws IOException {
    return Files.isDirectory(path)
        ? identifier.identify(RootFolder.open(path))
        : identifier.identify(OsRelease.parse(path.toString(), Input.read(path)));
  }
}
