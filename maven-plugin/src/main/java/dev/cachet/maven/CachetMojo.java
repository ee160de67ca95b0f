package dev.cachet.maven;

import dev.cachet.buildstate.BuildState;
import dev.cachet.command.CommandException;
import dev.cachet.command.Front;
import dev.cachet.command.Settings;
import dev.cachet.digest.Sha256;
import dev.cachet.finding.FindingText;
import dev.cachet.maven.build.Inputs;
import dev.cachet.maven.build.ShownLog;
import dev.cachet.place.ReadFiles;
import dev.cachet.place.WrittenOverInputException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.plugin.logging.Log;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/** What every goal has: it may be skipped, it does nothing twice, and its errors name the goal. */
abstract class CachetMojo extends AbstractMojo {
  /** Where a module's document lies unless its parameters say something else. */
  static final String SBOM = "${project.build.directory}/${project.build.finalName}.cdx.json";

  /** Where a package lies until it is sealed. */
  static final String FOLDER = "${project.build.directory}/cachet/package";

  /** Where a sealed package lies. */
  static final String PACKAGE = "${project.build.directory}/${project.build.finalName}.cachet";

  /** The project that the goal runs for. */
  @Parameter(defaultValue = "${project}", readonly = true, required = true)
  MavenProject project;

  /** The running build. */
  @Parameter(defaultValue = "${session}", readonly = true, required = true)
  MavenSession session;

  /** The execution of this goal. */
  @Parameter(defaultValue = "${mojoExecution}", readonly = true, required = true)
  MojoExecution execution;

  /** Whether nothing is done. */
  @Parameter(property = "cachet.skip", defaultValue = "false")
  boolean skip;

  /** Whether the work is done again although nothing changed. */
  @Parameter(property = "cachet.force", defaultValue = "false")
  boolean force;

  private ReadFiles reading = new ReadFiles();
  private boolean passed = true;

  /** Reads the parameters, calls the library and prints. */
  abstract void run() throws MojoExecutionException, MojoFailureException, CommandException;

  @Override
  public final void execute() throws MojoExecutionException, MojoFailureException {
    try {
      runTold();
    } catch (MojoExecutionException e) {
      throw new MojoExecutionException(ShownLog.shown(e), ShownLog.cause(e));
    } catch (MojoFailureException e) {
      throw new MojoFailureException(ShownLog.shown(e), ShownLog.cause(e));
    }
  }

  private void runTold() throws MojoExecutionException, MojoFailureException {
    try {
      if (skip) {
        getLog().info(goal() + ": skipped");
        skipped();
      } else {
        run();
      }
    } catch (CommandException e) {
      String findings = FindingText.write(e.findings()).strip();
      String text = goal() + ": " + e.getMessage() + (findings.isEmpty() ? "" : "\n" + findings);
      if (e.outcome().isVerdict()) {
        throw new MojoFailureException(text, e);
      }
      throw new MojoExecutionException(text, e);
    }
  }

  /** What the goal is told, to be filled in with its parameters. */
  final Settings settings() {
    return new Settings(Front.MAVEN, session.getStartTime().toInstant());
  }

  /** A path as Maven takes those of parameters, from the folder of the project on. */
  final Path resolved(String path) {
    File file = new File(path);
    return (file.isAbsolute() ? file : new File(project.getBasedir(), path)).toPath();
  }

  /** A path among the outputs of the build. */
  final Path beside(String path) {
    return Path.of(project.getBuild().getDirectory(), path);
  }

  @Override
  public final Log getLog() {
    return new ShownLog(super.getLog());
  }

  /** Is told where nothing is done. */
  void skipped() throws MojoExecutionException, MojoFailureException, CommandException {
    // Nobody waits for most goals.
  }

  final String goal() {
    return execution.getGoal();
  }

  /** Work that leaves files behind, or a verdict. */
  interface Work {
    void run() throws MojoExecutionException, MojoFailureException, CommandException;
  }

  /**
   * Does the work unless it was done before with the same settings, inputs and outputs.
   *
   * @return whether it was done now
   */
  final boolean unlessDone(Inputs inputs, List<Path> outputs, String done, Work work)
      throws MojoExecutionException, MojoFailureException, CommandException {
    Path kept = kept();
    reading = inputs.kept(project, attached());
    BuildState state;
    try {
      for (Path output : outputs) {
        reading.requireApart(output);
      }
      state = BuildState.of(inputs.settings(), inputs.files());
      if (!force && state.isKept(kept, outputs)) {
        getLog().info(goal() + ": nothing changed, " + done);
        return false;
      }
    } catch (IOException e) {
      throw e instanceof WrittenOverInputException
          ? wrong("output " + e.getMessage(), e)
          : wrong("the state " + kept + " or a file that it tells of", e);
    }
    passed = true;
    work.run();
    try {
      if (passed) {
        state.keep(kept, outputs);
      } else {
        Files.deleteIfExists(kept);
      }
    } catch (IOException e) {
      throw wrong("the state " + kept, e);
    }
    return true;
  }

  /** Says that the work only warned: it is done again, and nothing says that it passed. */
  final void notPassed() {
    passed = false;
  }

  /** What this run reads, once it is known. */
  final ReadFiles reading() {
    return reading;
  }

  /** What goals before this one attached to the project, which no output may replace. */
  List<Artifact> attached() {
    return project.getAttachedArtifacts();
  }

  /** One file for each execution of each goal, as several may run in one module. */
  final Path kept() {
    String name = goal() + "-" + execution.getExecutionId() + ".state";
    return Path.of(project.getBuild().getDirectory(), "cachet", name.replaceAll("[^\\w.-]", "_"));
  }

  /** Settings that begin with what does the work: another library may give another answer. */
  final Inputs inputs() {
    Inputs inputs = new Inputs();
    PluginDescriptor plugin =
        execution.getMojoDescriptor() == null
            ? null
            : execution.getMojoDescriptor().getPluginDescriptor();
    if (plugin != null && plugin.getArtifacts() != null) {
      for (Artifact artifact : plugin.getArtifacts()) {
        if (artifact.getGroupId().equals("dev.cachet")) {
          inputs.set(artifact.getArtifactId(), artifact.getVersion());
          inputs.file(artifact.getFile());
        }
      }
    }
    return inputs;
  }

  /** A file or folder that has to be there. */
  final Path existing(String parameter, @Nullable File file) throws MojoExecutionException {
    if (file == null) {
      throw wrong(parameter + " is not given; set it in <configuration>");
    }
    if (!file.exists()) {
      throw wrong(parameter + " " + file + " is not there; check the path, or what makes it");
    }
    return file.toPath();
  }

  final List<Path> existing(String parameter, @Nullable List<File> files)
      throws MojoExecutionException {
    List<Path> paths = new ArrayList<>();
    for (File file : files == null ? List.<File>of() : files) {
      paths.add(existing(parameter, file));
    }
    return paths;
  }

  /** Reads a file, and says of which parameter and file a reader complains. */
  final <T> T read(String parameter, Path file, Reading<T> reading) throws MojoExecutionException {
    try {
      return reading.read();
    } catch (MojoExecutionException e) {
      throw e;
    } catch (Exception e) {
      throw failed(parameter + " " + file, e);
    }
  }

  /** Reads something of a file. */
  interface Reading<T> {
    T read() throws Exception;
  }

  /** A SHA-256 that a parameter gives. */
  final Sha256 digest(String parameter, String hex) throws MojoExecutionException {
    if (!Sha256.isHex(hex)) {
      throw wrong(parameter + " takes 64 digits of 0-9a-f in lower case, not " + hex);
    }
    return Sha256.fromHex(hex);
  }

  /** What has to be corrected, with the goal's name before it. */
  final MojoExecutionException wrong(String what) {
    return new MojoExecutionException(goal() + ": " + what);
  }

  final MojoExecutionException wrong(String what, Exception why) {
    String text = String.valueOf(why.getMessage());
    // Most complaints about a file begin with its name, which need not be said twice.
    String both = what.endsWith(text) ? what + ": cannot be read or written" : what + ": " + text;
    return new MojoExecutionException(goal() + ": " + both, why);
  }

  /** A declared failure becomes a message; anything else is a bug of ours and stays one. */
  final MojoExecutionException failed(String what, Exception why) {
    if (why instanceof RuntimeException bug && !(bug instanceof java.io.UncheckedIOException)) {
      throw bug;
    }
    return wrong(what, why);
  }

  /** One of a closed list of words, read without regard to case. */
  final <E extends Enum<E>> E word(String parameter, String text, Class<E> words)
      throws MojoExecutionException {
    for (E each : words.getEnumConstants()) {
      if (each.name().equalsIgnoreCase(text)) {
        return each;
      }
    }
    String all = String.join(", ", names(words));
    throw wrong(parameter + " " + text + " is none of " + all.toLowerCase(Locale.ROOT));
  }

  private static <E extends Enum<E>> List<String> names(Class<E> words) {
    List<String> names = new ArrayList<>();
    for (E each : words.getEnumConstants()) {
      names.add(each.name());
    }
    return names;
  }

  final String version() {
    String version = execution.getVersion();
    return version == null ? "" : version;
  }
}
