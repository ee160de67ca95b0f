package dev.cachet.maven;

import dev.cachet.catalogue.Catalogue;
import dev.cachet.command.CommandException;
import dev.cachet.command.Settings;
import dev.cachet.command.contents.BindRequest;
import dev.cachet.command.contents.DescribedThings;
import dev.cachet.command.support.Facts;
import dev.cachet.listing.LeftOut;
import dev.cachet.maven.build.Inputs;
import dev.cachet.maven.build.ResolvedModules;
import dev.cachet.merge.DeviceDescription;
import dev.cachet.merge.SourceDetection;
import dev.cachet.parts.PartsSource;
import dev.cachet.source.Source;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
  private @Nullable File out;

  /**
   * The file that is shipped and looked into. By default the artefact that the module makes, and
   * the archives that are attached to it (such as a shaded or a Boot jar), but sources, Javadoc and
   * tests.
   */
  @Parameter(property = "cachet.sbom.artefact")
  private @Nullable File artefact;

  /**
   * Whether what Maven resolved is described; by default yes, but not for a project of packaging
   * pom that names other sources.
   */
  @Parameter(property = "cachet.sbom.build")
  private @Nullable Boolean build;

  /** A root filesystem with a package database, which is described too. */
  @Parameter(property = "cachet.rootfs")
  private @Nullable File rootfs;

  /** Further root filesystems with package databases, as of containers in the device. */
  @Parameter(property = "cachet.roots")
  @Nullable List<File> roots;

  /** Further JAR, WAR or EAR files to describe. */
  @Parameter(property = "cachet.jars")
  private @Nullable List<File> jars;

  /** Manifest of a Yocto image, or the folder that it was deployed to. */
  @Parameter(property = "cachet.yocto")
  private @Nullable File yocto;

  /** The folder {@code pkgdata} of the Yocto build, for exact recipes of renamed packages. */
  @Parameter(property = "cachet.pkgdata")
  private @Nullable File pkgdata;

  /** The manifest that {@code make legal-info} of Buildroot wrote, or its folder. */
  @Parameter(property = "cachet.buildroot")
  private @Nullable File buildroot;

  /** Files that you wrote about parts that no database knows. */
  @Parameter(property = "cachet.parts")
  private @Nullable List<File> parts;

  /** SBOMs that exist: CycloneDX 1.6 or SPDX 2.3. */
  @Parameter(property = "cachet.from")
  private @Nullable List<File> from;

  /**
   * The root without a package database that yocto, buildroot, parts or from tells the contents of:
   * the SBOM states digests over its files.
   */
  @Parameter(property = "cachet.bind")
  private @Nullable File bind;

  /** Paths of the root whose content belongs to the running system, such as /var/log. */
  @Parameter(property = "cachet.runTime")
  private @Nullable List<String> runTime;

  /** Images that are shipped of the root: the SBOM states their SHA-256. */
  @Parameter(property = "cachet.image")
  private @Nullable List<File> image;

  /** The device that everything is a part of; by default the name of the project. */
  @Parameter(property = "cachet.device")
  private @Nullable String device;

  /** Version of the whole device; by default that of the project. */
  @Parameter(property = "cachet.deviceVersion", defaultValue = "${project.version}")
  private @Nullable String deviceVersion;

  /** Model of the device. */
  @Parameter(property = "cachet.model")
  private @Nullable String model;

  /** UDI-DI of the device; any text. */
  @Parameter(property = "cachet.udiDi")
  private @Nullable String udiDi;

  /** Who makes the device: {@code Name} or {@code Name <address>}. */
  @Parameter(property = "cachet.manufacturer")
  private @Nullable String manufacturer;

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
  File out() {
    return out == null ? besideArtefact("") : out;
  }

  @Override
  String classifierEnd() {
    return "";
  }

  @Override
  List<Source> sources(ResolvedModules modules)
      throws MojoExecutionException, DependencyResolutionException, CommandException {
    List<Source> sources = new ArrayList<>();
    if (describesBuild()) {
      sources.add(modules.source(project, artefact, tests));
    }
    BindRequest bound = new BindRequest(described());
    sources.addAll(bound.sources(rootSources(bound.leftOut())));
    return sources;
  }

  /** What the shared layer is told. */
  private Settings described() throws MojoExecutionException {
    return settings()
        .set(DescribedThings.ROOTFS, existing("rootfs", one(rootfs)))
        .set(DescribedThings.ROOTS, existing("roots", roots))
        .set(DescribedThings.JARS, existing("jars", jars))
        .set(DescribedThings.YOCTO, existing("yocto", one(yocto)))
        .set(DescribedThings.PKGDATA, pkgdata == null ? null : existing("pkgdata", pkgdata))
        .set(DescribedThings.BUILDROOT, existing("buildroot", one(buildroot)))
        .set(DescribedThings.PARTS, existing("parts", parts))
        .set(DescribedThings.FROM, existing("from", from))
        .set(BindRequest.BIND, bind == null ? null : existing("bind", bind))
        .set(BindRequest.RUN_TIME, runTime)
        .set(BindRequest.IMAGE, existing("image", image));
  }

  private static List<File> one(@Nullable File file) {
    return file == null ? List.of() : List.of(file);
  }

  private List<Source> rootSources(LeftOut leftOut)
      throws MojoExecutionException, CommandException {
    List<Source> sources = new ArrayList<>();
    if (rootfs == null && (roots == null || roots.isEmpty())) {
      return sources;
    }
    Catalogue facts = Facts.read(informed());
    if (rootfs != null) {
      Path root = existing("rootfs", rootfs);
      sources.add(read("rootfs", root, () -> SourceDetection.root(root, facts, leftOut)));
    }
    for (Path root : existing("roots", roots)) {
      sources.add(read("roots", root, () -> SourceDetection.root(root, facts, leftOut)));
    }
    return sources;
  }

  private boolean describesBuild() throws MojoExecutionException {
    if (build != null) {
      return build;
    }
    return !project.getPackaging().equals("pom") || others().isEmpty();
  }

  private List<Path> others() throws MojoExecutionException {
    List<Path> others = new ArrayList<>();
    for (File one : new File[] {rootfs, yocto, buildroot}) {
      if (one != null) {
        others.add(one.toPath());
      }
    }
    others.addAll(existing("roots", roots));
    others.addAll(existing("jars", jars));
    others.addAll(existing("parts", parts));
    others.addAll(existing("from", from));
    return others;
  }

  @Override
  @Nullable DeviceDescription device(boolean needed) throws MojoExecutionException {
    if (!needed && device == null) {
      return null;
    }
    String name = device == null || device.isBlank() ? project.getName() : device;
    return new DeviceDescription(
        name, deviceVersion, model, udiDi, maker("manufacturer", manufacturer));
  }

  @Override
  void describe(Inputs inputs) throws MojoExecutionException {
    if (artefact != null) {
      existing("artefact", artefact);
    }
    boolean described = describesBuild();
    inputs.set("build", described).set(project.getId(), project.getName());
    if (!described && others().isEmpty()) {
      throw wrong(
          "build is false and no rootfs, roots, jars, yocto, buildroot, parts or from is given");
    }
    inputs.set("device", device).set("deviceVersion", deviceVersion).set("model", model);
    inputs.set("udiDi", udiDi).set("manufacturer", manufacturer);
    if (pkgdata != null && yocto == null) {
      throw wrong("pkgdata is of a Yocto build; set yocto, or leave it out");
    }
    for (Path file : existing("parts", parts)) {
      inputs.files(read("parts", file, () -> new PartsSource(file).files()));
    }
    inputs.set("runTime", runTime).file(bind).files(existing("image", image));
    inputs.file(rootfs).file(yocto).file(pkgdata).file(buildroot).files(others());
  }
}
