package dev.cachet.cli.sbom;

import dev.cachet.catalogue.Catalogue;
import dev.cachet.cli.output.Output;
import dev.cachet.command.CommandException;
import dev.cachet.listing.BoundSource;
import dev.cachet.listing.FolderTree;
import dev.cachet.listing.LeftOut;
import dev.cachet.listing.ListingWriter;
import dev.cachet.listing.RootFacts;
import dev.cachet.listing.ShippedImages;
import dev.cachet.rootfs.RootFolder;
import dev.cachet.sbom.Component;
import dev.cachet.sbom.Sbom;
import dev.cachet.source.BuildDocument;
import dev.cachet.source.Source;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
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

  List<Source> all(SbomSources sources, Catalogue catalogue) throws CommandException, IOException {
    LeftOut leftOut = leftOut();
    List<Source> all = new ArrayList<>(sources.roots(catalogue, leftOut));
    List<Source> things = new ArrayList<>(sources.things());
    if (bind != null) {
      if (things.size() != 1 || !sources.apk.isEmpty() || !sources.jars.isEmpty()) {
        throw wrong(
            "--bind goes with one --yocto, --buildroot, --parts or --from: what it was built of");
      }
      Source built =
          sources.documents.isEmpty() ? things.get(0) : new BuildDocument(sources.documents.get(0));
      things.set(0, new BoundSource(built, tree(bind), leftOut));
    }
    if (bind == null && sources.roots.isEmpty() && !runTime.isEmpty()) {
      throw wrong("--run-time is of a root: give --rootfs or --bind");
    }
    named(all, things);
    all.addAll(things);
    return all;
  }

  /** Images are of the one root, by its own database or bound. */
  private void named(List<Source> roots, List<Source> things) {
    if (images.isEmpty()) {
      return;
    }
    List<Source> of = bind == null ? roots : things;
    if (of.size() != 1 || (bind != null && !roots.isEmpty())) {
      throw wrong("--image needs one --rootfs or --bind: the root that the image was made of");
    }
    of.set(0, new ShippedImages(of.get(0), images));
  }

  private LeftOut leftOut() {
    try {
      return LeftOut.declared(runTime);
    } catch (IllegalArgumentException e) {
      throw wrong("--run-time " + e.getMessage());
    }
  }

  /** Lists the one root; what was changed since the SBOM was made is no listing of its root. */
  void writeListing(SbomSources sources, Sbom sbom) throws IOException {
    if (listing == null) {
      return;
    }
    List<Path> roots = new ArrayList<>(sources.roots);
    Optional.ofNullable(bind).ifPresent(roots::add);
    Optional<RootFacts> stated =
        Stream.concat(Stream.of(sbom.subject()), sbom.all().stream())
            .flatMap((Component one) -> RootFacts.of(one).stream())
            .findFirst();
    if (roots.size() != 1 || stated.isEmpty()) {
      throw wrong("--listing needs one --rootfs or --bind that is not the running system itself");
    }
    FolderTree tree = tree(roots.get(0));
    Output.write(
        Objects.requireNonNull(spec),
        listing,
        out -> {
          RootFacts listed = ListingWriter.write(tree, stated.get().leftOut(), out);
          if (!listed.equals(stated.get())) {
            throw new IOException(
                tree.name() + ": changed while it was read; see what writes there, and try again");
          }
        });
  }

  private static FolderTree tree(Path folder) throws IOException {
    return new FolderTree(RootFolder.open(folder));
  }

  private ParameterException wrong(String what) {
    return new ParameterException(Objects.requireNonNull(spec).commandLine(), what);
  }
}
