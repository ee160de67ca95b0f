package dev.cachet.maven;

import dev.cachet.command.CommandException;
import dev.cachet.command.Outcome;
import dev.cachet.command.Settings;
import dev.cachet.command.contents.CheckRequest;
import dev.cachet.command.contents.CheckVerdict;
import dev.cachet.finding.FindingFormat;
import dev.cachet.maven.build.DependencyPoms;
import dev.cachet.maven.build.Inputs;
import dev.cachet.maven.build.ResolvedModules;
import dev.cachet.mavenbuild.MavenSource;
import dev.cachet.source.Inventory;
import java.io.File;
import java.io.IOException;
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
import org.apache.maven.project.ProjectDependenciesResolver;
import org.eclipse.aether.RepositorySystem;
import org.jspecify.annotations.Nullable;

/**
 * Fails the build when an SBOM is not valid, not fresh or not true, or lacks fields of a published
 * list. By default it is compared with what this very build resolved and made. Works offline.
 */
@Mojo(
    name = "sbom-check",
    defaultPhase = LifecyclePhase.VERIFY,
    requiresDependencyResolution = ResolutionScope.TEST,
    threadSafe = true)
public final class SbomCheckMojo extends ReportMojo {
  /** The SBOM, CycloneDX 1.6 or SPDX 2.3; by default the one that the goal sbom wrote. */
  @Parameter(property = "cachet.sbom", defaultValue = SBOM)
  File sbom;

  /** Lists of fields: ntia-2021, cisa-2025-draft, bsi-tr-03183-2-v2.1, fda-524b. */
  @Parameter(property = "cachet.profiles")
  @Nullable List<String> profiles;

  /** What the SBOM describes, to compare it with: root folders, archives or parts files. */
  @Parameter(property = "cachet.against")
  @Nullable List<File> against;

  /**
   * Whether the SBOM is compared with what this build resolved and made; by default yes, unless
   * against is given.
   */
  @Parameter(property = "cachet.againstBuild")
  @Nullable Boolean againstBuild;

  /** The shipped file, as in the goal sbom. */
  @Parameter(property = "cachet.sbom.artefact")
  @Nullable File artefact;

  /** Whether the SBOM lists what only tests need, as in the goal sbom. */
  @Parameter(property = "cachet.tests", defaultValue = "false")
  boolean tests;

  /** The listing of the one root folder that against names: every entry is compared and named. */
  @Parameter(property = "cachet.listing")
  @Nullable File listing;

  /** How old the SBOM may be in days; by default any age. */
  @Parameter(property = "cachet.maxAge")
  @Nullable Integer maxAge;

  /** How old the facts on support in the SBOM may be in days; by default 180. */
  @Parameter(property = "cachet.maxFactsAge")
  @Nullable Integer maxFactsAge;

  /** Reviewed exceptions: findings that are accepted until a day. */
  @Parameter(property = "cachet.findingWaivers")
  @Nullable File findingWaivers;

  /** Whether what is wrong or cannot be told is a warning, and the build goes on. */
  @Parameter(property = "cachet.warnOnly", defaultValue = "false")
  boolean warnOnly;

  private final ProjectDependenciesResolver resolver;
  private final RepositorySystem repositories;
  private final ModelReader reader;

  /**
   * Made by Maven, which sets the parameters.
   *
   * @param resolver gives the graph of dependencies
   * @param repositories has the poms of dependencies
   * @param reader reads them
   */
  @Inject
  public SbomCheckMojo(
      ProjectDependenciesResolver resolver, RepositorySystem repositories, ModelReader reader) {
    this.resolver = resolver;
    this.repositories = repositories;
    this.reader = reader;
  }

  @Override
  void run() throws MojoExecutionException, MojoFailureException, CommandException {
    Settings given =
        informed()
            .set(CheckRequest.DOCUMENT, sbom)
            .set(CheckRequest.PROFILES, profiles)
            .set(CheckRequest.AGAINST, against)
            .set(CheckRequest.LISTING, listing)
            .set(CheckRequest.FINDING_WAIVERS, findingWaivers)
            .set(CheckRequest.MAX_AGE, maxAge)
            .set(CheckRequest.MAX_FACTS_AGE, maxFactsAge);
    CheckRequest request = new CheckRequest(given);
    boolean build = againstBuild == null ? against == null || against.isEmpty() : againstBuild;
    Inputs inputs =
        inputs()
            .given(given)
            .set("day", request.day())
            .set("build", build)
            .set("java", Runtime.version())
            .set("tests", tests)
            .set("format", format)
            .set("warnOnly", warnOnly);
    MavenSource made = build ? ofBuild() : null;
    if (made != null) {
      inputs.resolved(made);
    }
    Reports<FindingFormat> files = reports(FindingFormat.class);
    unlessDone(
        inputs,
        files.files(),
        sbom + " still passes as of " + request.day(),
        () -> check(request, made, files));
  }

  private void check(CheckRequest request, @Nullable MavenSource made, Reports<FindingFormat> files)
      throws MojoExecutionException, CommandException {
    CheckVerdict verdict = request.judge(made == null ? List.of() : List.of(inventory(made)));
    files.write(form -> verdict.write(form, version()));
    if (warnOnly && verdict.outcome() != Outcome.DONE) {
      notPassed();
      getLog().warn(goal() + ": " + verdict.failure(version()).getMessage());
      return;
    }
    verdict.requirePassed(version());
    getLog().info(goal() + ": " + sbom + " passes\n" + verdict.text(version()));
  }

  private MavenSource ofBuild() throws MojoExecutionException {
    try {
      return new ResolvedModules(
              session, resolver, new DependencyPoms(session, repositories, reader))
          .source(project, artefact, tests);
    } catch (DependencyResolutionException e) {
      throw wrong("what project " + project.getId() + " is made of", e);
    }
  }

  private Inventory inventory(MavenSource made) throws MojoExecutionException {
    try {
      return made.inventory();
    } catch (IOException e) {
      throw wrong("what project " + project.getId() + " is made of", e);
    }
  }
}
