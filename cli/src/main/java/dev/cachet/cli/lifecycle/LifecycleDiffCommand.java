package dev.cachet.cli.lifecycle;

import dev.cachet.cli.option.Asked;
import dev.cachet.cli.output.ExitCode;
import dev.cachet.command.CommandException;
import dev.cachet.command.support.Facts;
import dev.cachet.lifecycle.Catalogue;
import dev.cachet.lifecycle.CatalogueDiff;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "diff",
    mixinStandardHelpOptions = true,
    description = "Print the differences between two tables of facts.",
    footerHeading = "%nExample:%n",
    footer = "  cachet lifecycle diff bundled catalogue.gz --product debian --product openssl")
final class LifecycleDiffCommand implements Callable<Integer> {
  @Spec CommandSpec spec;

  @Parameters(
      index = "0",
      paramLabel = "OLD",
      description =
          "A table of 'cachet lifecycle compile', or bundled for the one in this program.")
  String before;

  @Parameters(index = "1", paramLabel = "NEW", description = "As OLD.")
  String after;

  @Option(
      names = "--product",
      paramLabel = "ID",
      description = "Compare this product only; may be given several times.")
  Set<String> products = new LinkedHashSet<>();

  @Override
  public Integer call() throws CommandException, IOException {
    CatalogueDiff diff = new CatalogueDiff(open(before), open(after));
    List<String> unlisted = diff.unlisted(products);
    if (!unlisted.isEmpty()) {
      throw new ParameterException(
          spec.commandLine(),
          "--product: neither table has a product "
              + String.join(", ", unlisted)
              + "; 'cachet lifecycle explain' knows the ids");
    }
    diff.lines(products).forEach(spec.commandLine().getOut()::println);
    return ExitCode.DONE;
  }

  private static Catalogue open(String name) throws CommandException {
    return name.equals("bundled")
        ? Catalogue.bundled()
        : Facts.read(Asked.settings().set(Facts.CATALOGUE, Path.of(name)));
  }
}
