package dev.cachet.maven.build;

import dev.cachet.command.Settings;
import dev.cachet.mavenbuild.MavenSource;
import dev.cachet.place.ReadFiles;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/** What decides on the result of a goal: its parameters, and the files that it reads. */
public final class Inputs {
  private final List<String> settings = new ArrayList<>();
  private final List<Path> files = new ArrayList<>();
  private final List<Path> poms = new ArrayList<>();

  public Inputs set(String name, @Nullable Object value) {
    settings.add(name + "=" + value);
    return this;
  }

  /** All that a command is told, but for what only says how its answer is told. */
  public Inputs given(Settings given) {
    settings.addAll(given.values());
    return files(given.inputs());
  }

  public Inputs file(@Nullable File file) {
    return file == null ? set("absent", files.size()) : file(file.toPath());
  }

  public Inputs file(Path file) {
    files.add(file);
    return this;
  }

  public Inputs files(Collection<Path> more) {
    set("files", more.size());
    files.addAll(more);
    return this;
  }

  /** What Maven resolved: its values, and the files that are read. */
  public Inputs resolved(MavenSource source) {
    source.stated().forEach(value -> set("resolved", value));
    return files(source.files());
  }

  /** Poms of the build: no output may replace them; what they say is among the settings. */
  public Inputs pom(MavenProject project) {
    for (MavenProject pom = project; pom != null && pom.getFile() != null; pom = pom.getParent()) {
      poms.add(pom.getFile().toPath());
    }
    return this;
  }

  /** What no output may replace: these files, and those of the project besides. */
  public ReadFiles kept(MavenProject project, Collection<Artifact> attached) {
    ReadFiles read = new ReadFiles();
    files.forEach(file -> read.add("input", file));
    for (Artifact each : attached) {
      if (each.getFile() != null) {
        read.add("attached", each.getFile().toPath());
      }
    }
    pom(project).poms.forEach(pom -> read.add("pom", pom));
    if (project.getArtifact() != null && project.getArtifact().getFile() != null) {
      read.add("artifact", project.getArtifact().getFile().toPath());
    }
    return read;
  }

  public List<String> settings() {
    return List.copyOf(settings);
  }

  public List<Path> files() {
    return List.copyOf(files);
  }
}
