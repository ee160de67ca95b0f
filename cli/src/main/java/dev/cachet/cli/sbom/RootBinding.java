package dev.cachet.cli.sbom;

import dev.cachet.cli.option.Asked;
import dev.cachet.cli.output.Output;
import dev.cachet.command.CommandException;
import dev.cachet.command.contents.BindRequest;
import dev.cachet.sbom.Sbom;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** To which files of a root an SBOM is bound, and the listing of them. */
final class RootBinding {
  @Spec(Spec.Target.MIXEE)
  private @Nullable CommandSpec spec;

  @Option(
      names = "--bind",
      paramLabel = "FOLDER",
      description =
          "The root without a package database that --yocto, --buildroot, --parts or --from tell"
              + " the contents of: the SBOM states digests over its files.")
  @Nullable Path bind;

  @Option(
      names = "--run-time",
      paramLabel = "ROOTPATH",
      description =
          "A path of the root whose content belongs to the running system, such as /var/log: left"
              + " out by name of what is listed and compared; repeatable.")
  List<String> runTime = List.of();

  @Option(
      names = "--image",
      paramLabel = "FILE",
      description =
          "An image that is shipped of the root: the SBOM states its SHA-256, which 'gate' and"
              + " 'pack' compare; repeatable.")
  List<Path> images = List.of();

  @Option(
      names = "--listing",
      paramLabel = "FILE",
      description =
          "Write every entry of the root with its attributes, so that 'sbom check --listing' can"
              + " name what differs.")
  @Nullable String listing;

  BindRequest request(SbomSources sources) throws CommandException {
    return new BindRequest(
        sources
            .into(Asked.settings())
            .set(BindRequest.BIND, bind)
            .set(BindRequest.RUN_TIME, runTime)
            .set(BindRequest.IMAGE, images)
            .set(BindRequest.LISTING, listing == null ? null : Path.of(listing)));
  }

  void writeListing(BindRequest request, Sbom sbom) throws CommandException, IOException {
    Optional<BindRequest.Listing> listed = request.listing(sbom);
    if (listing != null && listed.isPresent()) {
      Output.write(Objects.requireNonNull(spec), listing, listed.get()::writeTo);
    }
  }
}
