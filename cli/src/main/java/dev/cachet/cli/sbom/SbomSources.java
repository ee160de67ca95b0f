package dev.cachet.cli.sbom;

import dev.cachet.catalogue.Catalogue;
import dev.cachet.command.Settings;
import dev.cachet.command.contents.DescribedThings;
import dev.cachet.listing.LeftOut;
import dev.cachet.merge.SourceDetection;
import dev.cachet.source.Source;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the components of an SBOM come from; each may be given more than once. */
public final class SbomSources {
  @Option(
      names = "--rootfs",
      paramLabel = "FOLDER",
      description = "Root filesystem with a package database.")
  public List<Path> roots = List.of();

  @Option(names = "--jar", paramLabel = "FILE", description = "JAR, WAR or EAR.")
  List<Path> jars = List.of();

  @Option(
      names = "--yocto",
      paramLabel = "PATH",
      description =
          "Manifest of a Yocto image, or the folder that it was deployed to or its licences are"
              + " in.")
  List<Path> yocto = List.of();

  @Option(
      names = "--pkgdata",
      paramLabel = "FOLDER",
      description =
          "The folder pkgdata of the Yocto build, for exact recipes of packages that it renamed.")
  @Nullable Path pkgdata;

  @Option(
      names = "--buildroot",
      paramLabel = "PATH",
      description =
          "What 'make legal-info' or 'make show-info' of Buildroot wrote, or the folder of it.")
  List<Path> buildroot = List.of();

  @Option(
      names = "--apk",
      paramLabel = "FILE",
      description =
          "Index (packages.adb) or package of apk-tools 3: what is offered, not installed.")
  List<Path> apk = List.of();

  @Option(
      names = "--parts",
      paramLabel = "FILE",
      description = "A file that you wrote about parts that no database knows.")
  List<Path> parts = List.of();

  @Option(
      names = "--from",
      paramLabel = "FILE",
      description =
          "An existing SBOM, such as that of a Maven build: CycloneDX 1.2 to 1.7, SPDX 2.2, 2.3 or"
              + " 3.0.1, or a folder or archive of SPDX 2 documents.")
  List<Path> documents = List.of();

  /** Tells the shared layer what was named. */
  public Settings into(Settings settings) {
    return settings
        .set(DescribedThings.ROOTFS, roots)
        .set(DescribedThings.JARS, jars)
        .set(DescribedThings.YOCTO, yocto)
        .set(DescribedThings.PKGDATA, pkgdata)
        .set(DescribedThings.BUILDROOT, buildroot)
        .set(DescribedThings.APK, apk)
        .set(DescribedThings.PARTS, parts)
        .set(DescribedThings.FROM, documents);
  }

  List<Source> roots(Catalogue catalogue, LeftOut leftOut) throws IOException {
    List<Source> sources = new ArrayList<>();
    for (Path root : roots) {
      sources.add(SourceDetection.root(root, catalogue, leftOut));
    }
    return sources;
  }
}
