package dev.cachet.maven;

import dev.cachet.command.CommandException;
import dev.cachet.command.Moments;
import dev.cachet.command.Settings;
import dev.cachet.command.release.FirewallDiffRequest;
import dev.cachet.command.release.HandoverRequest;
import dev.cachet.maven.build.OwnFolder;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Verifies a package and writes the folder that a hospital gets with it: firewall rules, flows, MUD
 * file, SBOM to read, support timeline, update annex, report, digests of the installed files, and
 * an index with the digest of every file.
 */
@Mojo(
    name = "handover",
    defaultPhase = LifecyclePhase.VERIFY,
    requiresProject = false,
    threadSafe = true)
public final class HandoverMojo extends AnchoredMojo {
  /** The package; by default the one that the goal seal wrote. */
  @Parameter(property = "cachet.package", defaultValue = PACKAGE)
  File file;

  /** Binding of a site; without it there are no rules and no list of flows. */
  @Parameter(property = "cachet.site")
  @Nullable File site;

  /**
   * The release in use: the goal then prints what changes in the firewall from it to the package,
   * in the first of the languages (by default English), and writes no folder.
   */
  @Parameter(property = "cachet.diff")
  @Nullable File diff;

  /** The languages of the pages, en and fr; the first is that of index.html. By default both. */
  @Parameter(property = "cachet.languages")
  @Nullable List<String> languages;

  /**
   * The day (2026-11-23) or instant (2026-11-23T00:00:00Z, or seconds since 1970) to judge by; by
   * default SOURCE_DATE_EPOCH, else the start of the build.
   */
  @Parameter(property = "cachet.asOf")
  @Nullable String asOf;

  /** The folder to write. One that is there already is replaced only if this goal wrote it. */
  @Parameter(
      property = "cachet.handover",
      defaultValue = "${project.build.directory}/cachet/handover")
  File out;

  /** Made by Maven, which sets the parameters. */
  public HandoverMojo() {}

  @Override
  void run() throws MojoExecutionException, MojoFailureException, CommandException {
    Settings given =
        anchored()
            .set(HandoverRequest.PACKAGE, file)
            .set(HandoverRequest.SITE, site)
            .set(Moments.AS_OF, asOf);
    if (languages != null && !languages.isEmpty()) {
      given.set(HandoverRequest.LANGUAGES, languages);
    }
    if (diff != null) {
      new FirewallDiffRequest(given.set(FirewallDiffRequest.DIFF, diff))
          .lines()
          .forEach(line -> getLog().info(goal() + ": " + line));
      return;
    }
    write(given.set(HandoverRequest.OUT, out));
  }

  private void write(Settings given)
      throws MojoExecutionException, MojoFailureException, CommandException {
    HandoverRequest request = new HandoverRequest(given);
    String judged = "as of " + Moments.day(Moments.asOf(given));
    Path sums = out.toPath().resolve("SHA256SUMS");
    unlessDone(
        inputs().given(given).set("judged", judged),
        List.of(sums),
        out + " is up to date, " + judged,
        () ->
            getLog()
                .info(
                    goal()
                        + ": "
                        + request.write(
                            version(), () -> OwnFolder.makeRoom(kept(), reading(), out, sums))));
  }
}
