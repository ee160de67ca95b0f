package dev.cachet.maven;

import dev.cachet.command.CommandException;
import dev.cachet.command.contents.VexRequest;
import dev.cachet.command.support.Facts;
import dev.cachet.finding.Finding;
import dev.cachet.finding.FindingText;
import dev.cachet.finding.LineText;
import dev.cachet.format.Maker;
import dev.cachet.format.SbomSpec;
import dev.cachet.format.content.InvalidSbomException;
import dev.cachet.maven.build.BuildClock;
import dev.cachet.maven.build.DependencyPoms;
import dev.cachet.maven.build.Inputs;
import dev.cachet.maven.build.ResolvedModules;
import dev.cachet.maven.build.WrittenDocuments;
import dev.cachet.mavenbuild.MavenSource;
import dev.cachet.merge.Assembly;
import dev.cachet.merge.DeviceDescription;
import dev.cachet.sbom.Organisation;
import dev.cachet.sbom.Sbom;
import dev.cachet.sbom.SbomContent;
import dev.cachet.source.Inventory;
import dev.cachet.source.Source;
import dev.cachet.source.SupplierRules;
import dev.cachet.support.ComponentSupport;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.model.io.ModelReader;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.DependencyResolutionException;
import org.apache.maven.project.MavenProjectHelper;
import org.apache.maven.project.ProjectDependenciesResolver;
import org.eclipse.aether.RepositorySystem;
import org.jspecify.annotations.Nullable;

/** What the two goals that write an SBOM share. */
abstract class AbstractSbomMojo extends FactsMojo {
  private static final String UP_TO_DATE = " is up to date";

  /**
   * The form of the document: cyclonedx-1.6-json, cyclonedx-1.6-xml, spdx-2.3-json or
   * spdx-3.0.1-json.
   */
  @Parameter(property = "cachet.spec", defaultValue = "cyclonedx-1.6-json")
  private String spec = "cyclonedx-1.6-json";

  /**
   * Who answers for the document: {@code Name} or {@code Name <address>}; by default the
   * organisation that the project, or a parent of it in the same checkout, names.
   */
  @Parameter(property = "cachet.author")
  private @Nullable String author;

  /**
   * Who supplies artifacts whose poms name no organisation: group ids, which stand for the groups
   * below them too, as names of elements, and {@code Name} or {@code Name <address>} as values.
   */
  @Parameter private Map<String, String> suppliers = Map.of();

  /** Whether level and end of support of each component are stated, by the facts. */
  @Parameter(property = "cachet.support", defaultValue = "false")
  private boolean support;

  /** Whether what only tests need is listed too, marked as excluded from what is shipped. */
  @Parameter(property = "cachet.tests", defaultValue = "false")
  boolean tests;

  /**
   * Statements on vulnerabilities: CycloneDX, SPDX 3.0.1, or what cve-check or vex.bbclass of Yocto
   * wrote.
   */
  @Parameter(property = "cachet.vex")
  private @Nullable List<File> vex;

  /** A CycloneDX document of the statements on vulnerabilities alone; by default none. */
  @Parameter(property = "cachet.vexOut")
  private @Nullable File vexOut;

  /** Whether the statements are written into the SBOM: CycloneDX JSON and SPDX 3.0.1. */
  @Parameter(property = "cachet.vexInside", defaultValue = "false")
  private boolean vexInside;

  /** Whether the document is attached to the project, to be installed and deployed with it. */
  @Parameter(property = "cachet.attach", defaultValue = "true")
  private boolean attach;

  /** The time of a reproducible build, which the document bears unless asOf says another. */
  @Parameter(defaultValue = "${project.build.outputTimestamp}", readonly = true)
  private @Nullable String outputTimestamp;

  private final ProjectDependenciesResolver resolver;
  private final RepositorySystem repositories;
  private final ModelReader reader;
  private final MavenProjectHelper helper;

  AbstractSbomMojo(
      ProjectDependenciesResolver resolver,
      RepositorySystem repositories,
      ModelReader reader,
      MavenProjectHelper helper) {
    this.resolver = resolver;
    this.repositories = repositories;
    this.reader = reader;
    this.helper = helper;
  }

  /** Where the document goes. */
  abstract File out();

  /** What the classifier of the attached document ends in. */
  abstract String classifierEnd();

  /** What is described. */
  abstract List<Source> sources(ResolvedModules modules)
      throws MojoExecutionException, DependencyResolutionException, CommandException;

  /** The device that the sources are parts of; null where there is one source and no device. */
  abstract @Nullable DeviceDescription device(boolean needed) throws MojoExecutionException;

  /** The files that the document is made of beside those of the build, and what else decides. */
  abstract void describe(Inputs inputs) throws MojoExecutionException;

  /** Describes and writes, unless nothing changed. */
  final void writeUnlessDone()
      throws MojoExecutionException, MojoFailureException, CommandException {
    SbomSpec form = form();
    Path file = out().toPath();
    Inputs inputs = parameters();
    describe(inputs);
    List<Source> sources = allSources();
    for (Source source : sources) {
      if (source instanceof MavenSource resolved) {
        inputs.resolved(resolved);
      }
    }
    List<Path> outputs = vexOut == null ? List.of(file) : List.of(file, vexOut.toPath());
    unlessDone(inputs, outputs, file + UP_TO_DATE, () -> write(form, file, sources));
    if (attach) {
      String standard = spec.startsWith("spdx") ? "spdx" : "cyclonedx";
      String type = spec.endsWith("xml") ? "xml" : "json";
      helper.attachArtifact(project, type, standard + classifierEnd(), file.toFile());
    }
  }

  private Inputs parameters() throws MojoExecutionException {
    return inputs()
        .given(informed())
        .set("spec", spec)
        .set("author", author)
        .set("own", DependencyPoms.ownOrganisation(project))
        .set("suppliers", new TreeMap<>(suppliers))
        .set("support", support ? instant(ofProject()).truncatedTo(ChronoUnit.DAYS) : null)
        .set("tests", tests)
        .set("vexInside", vexInside)
        .files(existing("vex", vex))
        .set("asOf", asOf)
        .set("java", Runtime.version())
        .set("outputTimestamp", ofProject())
        .set("SOURCE_DATE_EPOCH", System.getenv("SOURCE_DATE_EPOCH"));
  }

  /** The document that an execution before this one attached may be the one that is written. */
  @Override
  final List<Artifact> attached() {
    return List.of();
  }

  /** The name of a document beside the artefact where no parameter says another. */
  final File besideArtefact(String end) {
    String name = project.getBuild().getFinalName() + end + WrittenDocuments.ending(spec);
    return new File(project.getBuild().getDirectory(), name);
  }

  private SbomSpec form() throws MojoExecutionException {
    return SbomSpec.ofLabel(spec)
        .orElseThrow(() -> wrong("spec " + spec + " is none of " + WrittenDocuments.labels()));
  }

  private void write(SbomSpec form, Path file, List<Source> sources)
      throws MojoExecutionException, CommandException {
    Instant instant = instant(ofProject());
    Inventory inventory = inventory(sources);
    SbomContent content = complete(inventory.content(), instant);
    WrittenDocuments documents = new WrittenDocuments(form, vexRequest(), inventory.statements());
    try {
      boolean given = BuildClock.isGiven(asOf, ofProject(), System.getenv("SOURCE_DATE_EPOCH"));
      Instant before = given ? instant : WrittenDocuments.madeBefore(file).orElse(instant);
      WrittenDocuments.Pair written = documents.of(Sbom.of(content, before));
      if (!force && written.isIn(file, vexOut)) {
        // What it was made of changed, or where that lies, and no byte of it does.
        getLog().info(goal() + ": nothing changed, " + file + UP_TO_DATE);
        return;
      }
      if (!before.equals(instant)) {
        written = documents.of(Sbom.of(content, instant));
      }
      written.writeTo(file, vexOut, reading());
      warn(written.findings());
    } catch (IOException | InvalidSbomException e) {
      throw wrong("out " + file, e);
    }
    getLog()
        .info(
            goal()
                + ": "
                + LineText.count(content.components().size(), "component")
                + " in "
                + file
                + ", as of "
                + instant);
  }

  private VexRequest vexRequest() throws MojoExecutionException {
    return new VexRequest(
        settings()
            .set(VexRequest.VEX, existing("vex", vex))
            .set(VexRequest.VEX_OUT, vexOut)
            .set(VexRequest.VEX_INSIDE, vexInside));
  }

  private @Nullable String ofProject() {
    return BuildClock.stated(outputTimestamp, project, session.getUserProperties());
  }

  private List<Source> allSources() throws MojoExecutionException, CommandException {
    try {
      return sources(
          new ResolvedModules(
              session, resolver, new DependencyPoms(session, repositories, reader)));
    } catch (DependencyResolutionException e) {
      throw failed("what project " + project.getId() + " is made of", e);
    }
  }

  private Inventory inventory(List<Source> all) throws MojoExecutionException {
    try {
      Inventory inventory = Assembly.of(all, device(Assembly.needsDevice(all)));
      warn(VexRequest.withoutPlace(inventory.findings()));
      return inventory;
    } catch (MojoExecutionException e) {
      throw e;
    } catch (Exception e) {
      throw failed("what project " + project.getId() + " is made of", e);
    }
  }

  private void warn(List<Finding> findings) {
    if (!findings.isEmpty()) {
      getLog().warn(FindingText.write(findings).strip());
    }
  }

  private SbomContent complete(SbomContent content, Instant instant)
      throws MojoExecutionException, CommandException {
    SbomContent stated = content;
    if (support) {
      LocalDate day = LocalDate.ofInstant(instant, ZoneOffset.UTC);
      stated = new ComponentSupport(Facts.read(informed()), day).add(content);
    }
    try {
      stated = SupplierRules.ofGroups(suppliers).applied(stated);
    } catch (IllegalArgumentException e) {
      throw wrong("suppliers", e);
    }
    Organisation maker = maker("author", author);
    String own = DependencyPoms.ownOrganisation(project);
    if (maker == null && own != null) {
      maker = Organisation.named(own);
    }
    return maker == null ? stated : stated.toBuilder().manufacturer(maker).build();
  }

  /** Who answers for something; null where nobody is given. */
  final @Nullable Organisation maker(String parameter, @Nullable String text)
      throws MojoExecutionException {
    try {
      return text == null ? null : Maker.of(text);
    } catch (IllegalArgumentException e) {
      throw wrong(parameter, e);
    }
  }
}
