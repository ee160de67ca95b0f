package dev.cachet.cli;

import dev.cachet.lifecycle.Catalogue;
import dev.cachet.lifecycle.SupportAnswer;
import dev.cachet.lifecycle.SupportJson;
import dev.cachet.lifecycle.SupportReport;
import dev.cachet.lifecycle.SupportText;
import dev.cachet.os.OsIdentifier;
import dev.cachet.os.OsIdentity;
import dev.cachet.os.OsRelease;
import dev.cachet.rootfs.RootFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "lifecycle",
    mixinStandardHelpOptions = true,
    footerHeading = "%nExample:%n",
    footer = "  cachet lifecycle identify /",
    synopsisSubcommandLabel = "COMMAND",
    description =
        "Which operating system is this, and until when is it supported; from a table, offline.",
    subcommands = {LifecycleCommand.Identify.class, LifecycleCommand.Check.class})
final class LifecycleCommand extends Group {

  @Command(
      name = "identify",
      mixinStandardHelpOptions = true,
      description = "Name the operating system of root folders and os-release files, a line each.",
      footerHeading = "%nExample:%n",
      footer = "  cachet lifecycle identify / build/rootfs/etc/os-release")
  static final class Identify implements Callable<Integer> {
    @Spec CommandSpec spec;

    @Parameters(
        arity = "1..*",
        paramLabel = "PATH",
        description = "Root folder or os-release file.")
    List<Path> paths;

    @Override
    public Integer call() throws IOException {
      OsIdentifier identifier = new OsIdentifier(Catalogue.bundled());
      for (Path path : paths) {
        OsIdentity os =
            Files.isDirectory(path)
                ? identifier.identify(RootFolder.open(path))
                : identifier.identify(OsRelease.parse(path.toString(), Input.read(path)));
        spec.commandLine().getOut().println(path + ": " + line(os));
      }
      return ExitCode.DONE;
    }

    private static String line(OsIdentity os) {
      String candidates = os.candidates().isEmpty() ? "" : ", candidates " + os.candidates();
      String base = os.base() == null ? "" : ", built on " + os.base();
      return Objects.requireNonNullElse(os.product(), "unknown")
          + " "
          + Objects.requireNonNullElse(os.cycle(), "(no cycle)")
          + base
          + candidates
          + ", "
          + os.confidence()
          + ": "
          + os.rule();
    }
  }

  @Command(
      name = "check",
      mixinStandardHelpOptions = true,
      description =
          "Say until when the operating system of a root is supported; 1 if it has ended, 4 if unknown.",
      footerHeading = "%nExample:%n",
      footer = "  cachet lifecycle check --rootfs / --until 2027-06-30")
  static final class Check implements Callable<Integer> {
    @Spec CommandSpec spec;

    @Option(
        names = "--rootfs",
        required = true,
        paramLabel = "FOLDER",
        description = "Root filesystem.")
    Path rootfs;

    @Option(
        names = "--until",
        paramLabel = "DATE",
        description = "Last day on which the device is to be in service.")
    @Nullable LocalDate until;

    @Option(
        names = "--format",
        defaultValue = "text",
        paramLabel = "FORMAT",
        description = "${COMPLETION-CANDIDATES}; default ${DEFAULT-VALUE}.")
    Format format;

    @Mixin AsOf asOf;

    enum Format {
      TEXT,
      JSON
    }

    @Override
    public Integer call() throws IOException {
      SupportReport report = OsSupport.of(RootFolder.open(rootfs), asOf.day(), until);
      String text =
          format == Format.TEXT
              ? SupportText.write(report)
              : new String(SupportJson.write(report), StandardCharsets.UTF_8);
      spec.commandLine().getOut().print(text);
      return ExitCode.of(SupportAnswer.of(report, SupportAnswer.USUALLY_ALLOWED));
    }
  }
}
