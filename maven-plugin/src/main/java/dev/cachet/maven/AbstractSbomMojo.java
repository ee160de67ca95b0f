package dev.cachet.maven;

import dev.cachet.finding.FindingText;
import dev.cachet.format.CycloneDxJson;
import dev.cachet.format.InvalidSbomException;
import dev.cachet.sbom.Sbom;
import dev.cachet.source.BuildState;
import dev.cachet.source.Inventory;
import dev.cachet.source.MavenSource;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.inject.Inject;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.DependencyResolutionException;
import org.apache.maven.project.MavenProject;
import org.apache.maven.project.MavenProjectHelper;
import org.apache.maven.project.ProjectBuilder;
import org.apache.maven.project.ProjectDependenciesResolver;
import org.jspecify.annotations.Nullable;

/** What the two goals that write an SBOM share. */
abstract class AbstractSbomMojo extends AbstractMojo {
  /** The project that the goal runs for. */
  @Parameter(defaultValue = "${project}", readonly = true, required = true)
  MavenProject project;

  /** The running build. */
  @Parameter(defaultValue = "${session}", readonly = true, required = true)
  MavenSession session;

  /** The document that is written, CycloneDX 1.6 JSON. */
  @Parameter(
      property = "cachet.sbom.out",
      defaultValue = "${project.build.directory}/${project.build.finalName}.cdx.json")
  private File out;

  /**
   * The instant that the document bears, as {@code 2026-11-23T00:00:00Z} or seconds since 1970. By
   * default the time of a reproducible build, then SOURCE_DATE_EPOCH, then the start of the build.
   */
  @Parameter(property = "cachet.timestamp", defaultValue = "${project.build.outputTimestamp}")
  private @Nullable String timestamp;

  /** Whether what only tests need is listed too, marked as excluded from what is shipped. */
  @Parameter(property = "cachet.sbom.tests", defaultValue = "false")
  boolean tests;

  /** Whether the document is attached to the project, to be installed and deployed with it. */
  @Parameter(property = "cachet.sbom.attach", defaultValue = "true")
  private boolean attach;

  /** Whether nothing is done. */
  @Parameter(property = "cachet.sbom.skip", defaultValue = "false")
  private boolean skip;

  @Inject private ProjectDependenciesResolver resolver;
  @Inject private ProjectBuilder builder;
  @Inject private MavenProjectHelper helper;

  /** Whether the parameters fit what is there. */
  void check() throws MojoExecutionException {}

  /** What is described; asked only when something changed. */
  abstract MavenSource source(ResolvedModules modules) throws DependencyResolutionException;

  /** The files that the document is made of. */
  abstract List<Path> files();

  @Override
  public void execute() throws MojoExecutionException {
    if (skip) {
      getLog().info("sbom: skipped");
      return;
    }
    try {
      run();
    } catch (DependencyResolutionException e) {
      throw new MojoExecutionException("sbom: " + e.getMessage(), e);
    } catch (IOException | InvalidSbomException e) {
      throw new MojoExecutionException("sbom: out " + out + ": " + e.getMessage(), e);
    }
  }

  private void run()
      throws MojoExecutionException,
          DependencyResolutionException,
          IOException,
          InvalidSbomException {
    check();
    Instant instant =
        BuildInstant.of(
            timestamp, System.getenv("SOURCE_DATE_EPOCH"), session.getStartTime().toInstant());
    String state = BuildState.of(settings(), files());
    if (isUpToDate(state)) {
      getLog().info("sbom: nothing changed, " + out + " is up to date");
    } else {
      Inventory inventory = source(new ResolvedModules(session, resolver, builder)).inventory();
      Sbom sbom = Sbom.of(inventory.content(), instant);
      write(new CycloneDxJson().write(sbom), state);
      if (!inventory.findings().isEmpty()) {
        getLog().warn(FindingText.write(inventory.findings()).strip());
      }
      getLog().info("sbom: " + sbom.components().size() + " components in " + out);
    }
    if (attach) {
      helper.attachArtifact(project, "json", "cyclonedx", out);
    }
  }

  private List<String> settings() {
    List<String> settings = new ArrayList<>();
    String version = getClass().getPackage().getImplementationVersion();
    settings.add(version == null ? "" : version);
    settings.add(String.valueOf(timestamp));
    settings.add(String.valueOf(tests));
    settings.add(project.getId());
    project.getArtifacts().forEach(a -> settings.add(a + ":" + a.getScope()));
    return settings;
  }

  private boolean isUpToDate(String state) throws IOException {
    Path kept = kept();
    return Files.exists(kept)
        && Files.exists(out.toPath())
        && Files.readString(kept, StandardCharsets.US_ASCII)
            .equals(state + "\n" + BuildState.of(Files.readAllBytes(out.toPath())) + "\n");
  }

  private void write(byte[] document, String state) throws IOException {
    Files.createDirectories(kept().getParent());
    Files.createDirectories(out.toPath().toAbsolutePath().getParent());
    Files.write(out.toPath(), document);
    Files.writeString(
        kept(), state + "\n" + BuildState.of(document) + "\n", StandardCharsets.US_ASCII);
  }

  private Path kept() {
    return Path.of(project.getBuild().getDirectory(), "cachet", out.getName() + ".state");
  }
}
