package dev.cachet.maven;

import dev.cachet.command.CommandException;
import dev.cachet.drift.FreshnessCheck;
import dev.cachet.finding.FindingFormat;
import dev.cachet.finding.FindingReport;
import dev.cachet.lifecycle.Catalogue;
import dev.cachet.merge.SourceDetection;
import dev.cachet.quality.CheckAnswer;
import dev.cachet.quality.Profile;
import dev.cachet.quality.SbomCheck;
import dev.cachet.source.Inventory;
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
  private File sbom;

  /** Lists of fields: ntia-2021, cisa-2025-draft, bsi-tr-03183-2-v2.1, fda-524b. */
  @Parameter(property = "cachet.profiles")
  private @Nullable List<String> profiles;

  /** What the SBOM describes, to compare it with: root folders, archives or parts files. */
  @Parameter(property = "cachet.against")
  private @Nullable List<File> against;

  /**
   * Whether the SBOM is compared with what this build resolved and made; by default yes, unless
   * against is given.
   */
  @Parameter(property = "cachet.againstBuild")
  private @Nullable Boolean againstBuild;

  /** The shipped file, as in the goal sbom. */
  @Parameter(property = "cachet.sbom.artefact")
  private @Nullable File artefact;

  /** Whether the SBOM lists what only tests need, as in the goal sbom. */
  @Parameter(property = "cachet.tests", defaultValue = "false")
  private boolean tests;

  /** How old the SBOM may be in days; by default any age. */
  @Parameter(property = "cachet.maxAge")
  private @Nullable Integer maxAge;

  /** How old the facts on support in the SBOM may be in days. */
  @Parameter(property = "cachet.maxFactsAge", defaultValue = "180")
  private int maxFactsAge = 180;

  /** A table of {@code cachet lifecycle compile}; by default the one in the plugin. */
  @Parameter(property = "cachet.catalogue")
  private @Nullable File catalogue;

  /** Your own facts, from contracts and letters. */
  @Parameter(property = "cachet.overrides")
  private @Nullable File overrides;

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
    Path file = existing("sbom", sbom);
    List<Path> things = existing("against", against);
    boolean build = againstBuild == null ? things.isEmpty() : againstBuild;
    Inputs inputs =
        inputs()
            .set("day", day())
            .set("profiles", profiles)
            .set("build", build)
            .set("tests", tests)
            .set("maxAge", maxAge)
            .set("maxFactsAge", maxFactsAge)
            .set("format", format)
            .file(file)
            .files(things)
            .file(catalogue)
            .file(overrides);
    if (build) {
      inputs.set("resolved", ResolvedModules.resolved(project.getArtifacts()));
      inputs.files(ResolvedModules.files(project, project.getArtifacts(), artefact));
    }
    String done = file + " still passes as of " + day();
    unlessDone(inputs, reports(), done, () -> check(file, things, build));
  }

  private void check(Path file, List<Path> things, boolean build)
      throws MojoExecutionException, MojoFailureException {
    SbomCheck check = new SbomCheck(freshness(), lists());
    Catalogue facts = Facts.read(this, catalogue, overrides);
    List<Inventory> now = new ArrayList<>();
    if (build) {
      now.add(ofBuild());
    }
    for (Path thing : things) {
      now.add(read("against", thing, () -> SourceDetection.at(thing, facts).inventory()));
    }
    SbomCheck.Result result = read("sbom", file, () -> check.check(file, now));
    FindingReport report =
        new FindingReport("sbom-check", day(), version(), file.toString(), result.findings());
    String text = text(result.write(FindingFormat.TEXT, report));
    write(result.write(form(), report));
    if (CheckAnswer.of(result.findings()) != CheckAnswer.PASSED) {
      throw new MojoFailureException(goal() + ": sbom " + file + " does not pass:\n" + text);
    }
    getLog().info(goal() + ": " + file + " passes\n" + text);
  }

  private Inventory ofBuild() throws MojoExecutionException {
    try {
      return new ResolvedModules(
              session, resolver, new DependencyPoms(session, repositories, reader))
          .source(project, artefact, tests)
          .inventory();
    } catch (DependencyResolutionException | java.io.IOException e) {
      throw wrong("what project " + project.getId() + " is made of", e);
    }
  }

  private FreshnessCheck freshness() throws MojoExecutionException {
    if ((maxAge != null && maxAge < 0) || maxFactsAge < 0) {
      throw wrong("maxAge and maxFactsAge must not be negative");
    }
    return new FreshnessCheck(day(), maxAge, maxFactsAge);
  }

  private List<Profile> lists() throws MojoExecutionException {
    List<Profile> lists = new ArrayList<>();
    for (String id : profiles == null ? List.<String>of() : profiles) {
      lists.add(
          Profile.named(id)
              .orElseThrow(
                  () ->
                      wrong(
                          "profiles " + id + " is none of " + String.join(", ", Profile.names()))));
    }
    return lists;
  }
}
