package dev.cachet.maven;

import dev.cachet.command.CommandException;
import dev.cachet.command.Settings;
import dev.cachet.command.release.NoticeRequest;
import dev.cachet.issue.StatementSheet;
import dev.cachet.issue.UnsignedStatement;
import dev.cachet.maven.build.Inputs;
import dev.cachet.maven.build.OwnFolder;
import dev.cachet.refusal.PackageRefusedException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Drafts the notice that the support of a product ends, with its files: statement, SBOM, CSAF,
 * OpenEoX and CLE. It is signed and sealed with {@code cachet lifecycle notice}.
 */
@Mojo(
    name = "notice",
    defaultPhase = LifecyclePhase.VERIFY,
    requiresProject = false,
    threadSafe = true)
public final class NoticeMojo extends DatedMojo {
  /** Product, UDI-DIs, serial number and last days, in JSON. */
  @Parameter(property = "cachet.noticeDescription", required = true)
  File noticeDescription;

  /** The last SBOM of the product; becomes a file of the notice as it is. */
  @Parameter(property = "cachet.sbom", defaultValue = SBOM)
  File sbom;

  /** Statements on vulnerabilities; the CSAF document then is a VEX. */
  @Parameter(property = "cachet.vex")
  @Nullable List<File> vex;

  /** The folder of the draft. One that is there is replaced only if this goal wrote it. */
  @Parameter(property = "cachet.notice", defaultValue = "${project.build.directory}/cachet/notice")
  File out;

  /** Made by Maven, which sets the parameters. */
  public NoticeMojo() {}

  @Override
  void run() throws MojoExecutionException, MojoFailureException, CommandException {
    Settings given =
        dated()
            .set(NoticeRequest.DESCRIPTION, noticeDescription)
            .set(NoticeRequest.SBOM, sbom)
            .set(NoticeRequest.VEX, vex)
            .set(NoticeRequest.OUT, out);
    NoticeRequest request = new NoticeRequest(given);
    // The day is no input unless it was given: a new day alone must not throw signatures away.
    Inputs inputs = inputs().given(given).set("asOf", asOf);
    Path payload = out.toPath().resolve("notice.json");
    unlessDone(
        inputs,
        List.of(payload),
        out + " is up to date",
        () -> draft(request.draft(() -> OwnFolder.makeRoom(kept(), reading(), out, payload))));
  }

  private void draft(UnsignedStatement draft) throws MojoExecutionException {
    try {
      StatementSheet.of(draft).lines().forEach(line -> getLog().info(goal() + ": " + line));
    } catch (IOException | PackageRefusedException e) {
      throw wrong("out " + out, e);
    }
    getLog()
        .info(
            goal()
                + ": to sign it: cachet lifecycle notice sign "
                + out
                + " --sha256 "
                + draft.sha256());
  }
}
