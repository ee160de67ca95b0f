package dev.cachet.maven;

import dev.cachet.command.CommandException;
import dev.cachet.command.Moments;
import dev.cachet.command.Settings;
import dev.cachet.command.contents.GenerateRequest;
import dev.cachet.command.contents.GeneratedSbom;
import dev.cachet.finding.Finding;
import dev.cachet.finding.FindingText;
import dev.cachet.format.SbomSpec;
import dev.cachet.format.WrittenSbom;
import dev.cachet.source.Source;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
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
  /**
   * The form of the document: cyclonedx-1.6-json (the default), cyclonedx-1.6-xml, spdx-2.3-json or
   * spdx-3.0.1-json.
   */
  @Parameter(property = "cachet.spec")
  @Nullable String spec;

  /** Who answers for the document: {@code Name} or {@code Name <address>}. */
  @Parameter(property = "cachet.author")
  @Nullable String author;

  /** Whether level and end of support of each component are stated, by the facts. */
  @Parameter(property = "cachet.support", defaultValue = "false")
  boolean support;

  /** Whether what only tests need is listed too, marked as excluded from what is shipped. */
  @Parameter(property = "cachet.tests", defaultValue = "false")
  boolean tests;

  /** Whether the document is attached to the project, to be installed and deployed with it. */
  @Parameter(property = "cachet.attach", defaultValue = "true")
  boolean attach;

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
  abstract File out(SbomSpec form);

  /** What the classifier of the attached document ends in. */
  abstract String classifierEnd();

  /** All that the request is told. */
  abstract Settings told() throws MojoExecutionException;

  /** What the build resolved, as far as it is described. */
  abstract List<Source> resolved() throws DependencyResolutionException;

  /** What else decides on the document. */
  abstract void describe(Inputs inputs);

  /** The settings that both goals have. */
  final Settings described() throws MojoExecutionException {
    return informed()
        .set(Moments.OF_PROJECT, ofProject())
        .set(GenerateRequest.SPEC, spec)
        .set(GenerateRequest.AUTHOR, author)
        .set(GenerateRequest.SUPPORT, support);
  }

  /** Describes and writes, unless nothing changed. */
  final void writeUnlessDone()
      throws MojoExecutionException, MojoFailureException, CommandException {
    Settings given = told();
    GenerateRequest request = new GenerateRequest(given);
    Path file = out(request.spec()).toPath();
    Inputs inputs =
        inputs()
            .given(given)
            .set("day", support ? Moments.day(request.asOf()) : null)
            .set("tests", tests)
            .set("asOf", asOf)
            .set("outputTimestamp", ofProject())
            .set("SOURCE_DATE_EPOCH", System.getenv("SOURCE_DATE_EPOCH"));
    describe(inputs);
    unlessDone(inputs, List.of(file), file + " is up to date", () -> write(request, file));
    if (attach) {
      String label = request.spec().label();
      String standard = label.startsWith("spdx") ? "spdx" : "cyclonedx";
      String type = label.endsWith("xml") ? "xml" : "json";
      helper.attachArtifact(project, type, standard + classifierEnd(), file.toFile());
    }
  }

  /** The document that an execution before this one attached may be the one that is written. */
  @Override
  final List<Artifact> attached() {
    return List.of();
  }

  /** The name of a document beside the artefact where no parameter says another. */
  final File besideArtefact(String end, SbomSpec form) {
    String extension =
        switch (form.label()) {
          case "cyclonedx-1.6-xml" -> ".cdx.xml";
          case "spdx-2.3-json" -> ".spdx.json";
          case "spdx-3.0.1-json" -> ".spdx3.json";
          default -> ".cdx.json";
        };
    return beside(project.getBuild().getFinalName() + end + extension).toFile();
  }

  private @Nullable String ofProject() {
    return BuildClock.stated(outputTimestamp, project, session.getUserProperties());
  }

  private void write(GenerateRequest request, Path file)
      throws MojoExecutionException, CommandException {
    List<Source> first;
    try {
      first = resolved();
    } catch (DependencyResolutionException e) {
      throw wrong("what project " + project.getId() + " is made of", e);
    }
    GeneratedSbom made = request.describe(first);
    warn(made.findings());
    WrittenSbom written = made.encode();
    try {
      OutFile.write(file, reading(), written::writeTo);
    } catch (IOException e) {
      throw wrong("out " + file, e);
    }
    warn(written.dropped());
    getLog().info(goal() + ": " + made.summary() + ", in " + file);
  }

  /** What Maven's session resolved. */
  final ResolvedModules modules() {
    return new ResolvedModules(
        session, resolver, new DependencyPoms(session, repositories, reader));
  }

  private void warn(List<Finding> findings) {
    if (!findings.isEmpty()) {
      getLog().warn(FindingText.write(findings).strip());
    }
  }
}
