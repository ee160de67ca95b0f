package dev.cachet.maven;

import dev.cachet.cli.Main;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import org.apache.maven.execution.DefaultMavenExecutionRequest;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Build;
import org.apache.maven.model.Plugin;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.logging.SystemStreamLog;
import org.apache.maven.project.MavenProject;
import org.eclipse.aether.DefaultRepositorySystemSession;

/** Runs goals without Maven around them, and keeps what they say. */
final class Executions {
  /** As of the command line, so that reports of both are the same bytes. */
  private static final String VERSION =
      Objects.requireNonNullElse(
          Main.class.getPackage().getImplementationVersion(), "unpacked-build");

  final List<String> said = new ArrayList<>();
  final DefaultMavenExecutionRequest request = new DefaultMavenExecutionRequest();
  private final Path target;

  Executions(Path target) {
    this.target = target;
    request.setStartTime(Date.from(Instant.EPOCH));
  }

  @SuppressWarnings("deprecation") // the only constructor that needs no container
  <M extends CachetMojo> M of(M mojo, String goal) {
    Build build = new Build();
    build.setDirectory(target.toString());
    mojo.project = new MavenProject();
    mojo.project.setBuild(build);
    mojo.session = new MavenSession(null, new DefaultRepositorySystemSession(), request, null);
    mojo.session.setProjects(List.of(mojo.project));
    Plugin plugin = new Plugin();
    plugin.setVersion(VERSION);
    mojo.execution = new MojoExecution(plugin, goal, "default");
    mojo.setLog(
        new SystemStreamLog() {
          @Override
          public void info(CharSequence line) {
            said.add(line.toString());
          }
        });
    return mojo;
  }

  boolean saidNothingChanged() {
    return said.stream().anyMatch(line -> line.contains("nothing changed"));
  }
}
