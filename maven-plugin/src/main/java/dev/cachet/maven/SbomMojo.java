package dev.cachet.maven;

import dev.cachet.command.CommandException;
import dev.cachet.command.Settings;
import dev.cachet.command.contents.DeviceSettings;
import dev.cachet.command.contents.Sources;
import dev.cachet.format.SbomSpec;
import dev.cachet.source.Source;
import java.io.File;
import java.util.List;
import java.util.stream.Stream;
import javax.inject.Inject;
import org.apache.maven.model.io.ModelReader;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.apache.maven.project.DependencyResolutionException;
import org.apache.maven.project.MavenProjectHelper;
import org.apache.maven.project.ProjectDependenciesResolver;
import org.eclipse.aether.RepositorySystem;
import org.jspecify.annotations.Nullable;

/**
 * Writes the SBOM of a module: everything that Maven resolved for it, with hashes, licences and
 * edges, and of each whether it is packed into what the module ships or only referenced; on request
 * merged with a root filesystem and other parts below a device. Works offline.
 */
@Mojo(
    name = "sbom",
    defaultPhase = LifecyclePhase.VERIFY,
    requiresDependencyResolution = ResolutionScope.TEST,
    threadSafe = true)
public final class SbomMojo extends AbstractSbomMojo {
  /** The document; by default {@code target/NAME.cdx.json}, or another ending for another spec. */
  @Parameter(property = "cachet.sbom")
  @Nullable File out;

  /**
   * The file that is shipped and looked into. By default the artefact that the module makes, and
   * the archives that are attached to it (such as a shaded or a Boot jar), but sources, Javadoc and
   * tests.
   */
  @Parameter(property = "cachet.sbom.artefact")
  @Nullable File artefact;

  /**
   * Whether what Maven resolved is described; by default yes, but not for a project of packaging
   * pom that names other sources.
   */
  @Parameter(property = "cachet.sbom.build")
  @Nullable Boolean build;

  /** A root filesystem with a package database, which is described too. */
  @Parameter(property = "cachet.rootfs")
  @Nullable File rootfs;

  /** Further root filesystems. */
  @Parameter(property = "cachet.roots")
  @Nullable List<File> roots;

  /** Further JAR, WAR or EAR files to describe. */
  @Parameter(property = "cachet.jars")
  @Nullable List<File> jars;

  /** Manifest of a Yocto image, or the folder that it was deployed to. */
  @Parameter(property = "cachet.yocto")
  @Nullable File yocto;

  /** The folder {@code pkgdata} of the Yocto build, for exact recipes of renamed packages. */
  @Parameter(property = "cachet.pkgdata")
  @Nullable File pkgdata;

  /** The manifest that {@code make legal-info} of Buildroot wrote, or its folder. */
  @Parameter(property = "cachet.buildroot")
  @Nullable File buildroot;

  /** Files that you wrote about parts that no database knows. */
  @Parameter(property = "cachet.parts")
  @Nullable List<File> parts;

  /** SBOMs that exist: CycloneDX 1.6 or SPDX 2.3. */
  @Parameter(property = "cachet.from")
  @Nullable List<File> from;

  /** The device that everything is a part of; by default the name of the project. */
  @Parameter(property = "cachet.device")
  @Nullable String device;

  /** Version of the whole device; by default that of the project. */
  @Parameter(property = "cachet.deviceVersion", defaultValue = "${project.version}")
  @Nullable String deviceVersion;

  /** Model of the device. */
  @Parameter(property = "cachet.model")
  @Nullable String model;

  /** UDI-DI of the device; any text. */
  @Parameter(property = "cachet.udiDi")
  @Nullable String udiDi;

  /** Who makes the device: {@code Name} or {@code Name <address>}. */
  @Parameter(property = "cachet.manufacturer")
  @Nullable String manufacturer;

  /**
   * Made by Maven, which sets the parameters.
   *
   * @param resolver gives the graph of dependencies
   * @param repositories has the poms of dependencies
   * @param reader reads them
   * @param helper attaches the document
   */
  @Inject
  public SbomMojo(
      ProjectDependenciesResolver resolver,
      RepositorySystem repositories,
      ModelReader reader,
      MavenProjectHelper helper) {
    super(resolver, repositories, reader, helper);
  }

  @Override
  void run() throws MojoExecutionException, MojoFailureException, CommandException {
    writeUnlessDone();
  }

  @Override
  File out(SbomSpec form) {
    return out == null ? besideArtefact("", form) : out;
  }

  @Override
  String classifierEnd() {
    return "";
  }

  @Override
  Settings told() throws MojoExecutionException {
    return described()
        .set(Sources.ROOTS, together(rootfs, roots))
        .set(Sources.JARS, jars)
        .set(Sources.YOCTO, together(yocto, null))
        .set(Sources.PKGDATA, pkgdata)
        .set(Sources.BUILDROOT, together(buildroot, null))
        .set(Sources.PARTS, parts)
        .set(Sources.FROM, from)
        .set(DeviceSettings.PROJECT, project.getName())
        .set(DeviceSettings.DEVICE, device)
        .set(DeviceSettings.VERSION, deviceVersion)
        .set(DeviceSettings.MODEL, model)
        .set(DeviceSettings.UDI_DI, udiDi)
        .set(DeviceSettings.MANUFACTURER, manufacturer);
  }

  private static List<File> together(@Nullable File one, @Nullable List<File> more) {
    return Stream.concat(Stream.ofNullable(one), Stream.ofNullable(more).flatMap(List::stream))
        .toList();
  }

  @Override
  List<Source> resolved() throws DependencyResolutionException {
    return describesBuild() ? List.of(modules().source(project, artefact, tests)) : List.of();
  }

  private boolean describesBuild() {
    if (build != null) {
      return build;
    }
    boolean alone =
        Stream.of(together(rootfs, roots), together(yocto, jars), together(buildroot, parts), from)
            .allMatch(files -> files == null || files.isEmpty());
    return alone || !project.getPackaging().equals("pom");
  }

  @Override
  void describe(Inputs inputs) {
    boolean described = describesBuild();
    inputs.set("build", described).set(project.getId(), project.getName());
    if (described) {
      inputs.set("resolved", ResolvedModules.resolved(project.getArtifacts()));
      inputs.files(ResolvedModules.files(project, project.getArtifacts(), artefact));
    }
  }
}
