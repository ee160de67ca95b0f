package dev.cachet.cli.sbom;

import dev.cachet.apk.ApkIndexSource;
import dev.cachet.buildroot.BuildrootSource;
import dev.cachet.jar.JarSource;
import dev.cachet.lifecycle.Catalogue;
import dev.cachet.listing.LeftOut;
import dev.cachet.merge.SourceDetection;
import dev.cachet.parts.PartsSource;
import dev.cachet.source.DocumentSource;
import dev.cachet.source.Source;
import dev.cachet.yocto.YoctoSource;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Where the components of an SBOM come from; each may be given more than once. */
public final class SbomSources {
  @Spec(Spec.Target.MIXEE)
  private @Nullable CommandSpec spec;

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

  List<Source> roots(Catalogue catalogue, LeftOut leftOut) throws IOException {
    List<Source> sources = new ArrayList<>();
    for (Path root : roots) {
      sources.add(SourceDetection.root(root, catalogue, leftOut));
    }
    return sources;
  }

  /** All but the roots. */
  public List<Source> things() {
    if (pkgdata != null && yocto.isEmpty()) {
      throw new ParameterException(
          Objects.requireNonNull(spec).commandLine(),
          "--pkgdata is of a Yocto build; set --yocto, or leave it out");
    }
    List<Source> sources = new ArrayList<>();
    jars.forEach(jar -> sources.add(new JarSource(jar)));
    yocto.forEach(path -> sources.add(new YoctoSource(path, pkgdata)));
    buildroot.forEach(path -> sources.add(new BuildrootSource(path)));
    apk.forEach(file -> sources.add(new ApkIndexSource(file)));
    parts.forEach(file -> sources.add(new PartsSource(file)));
    documents.forEach(file -> sources.add(new DocumentSource(file)));
    return sources;
  }
}
