package dev.cachet.command.release;

import dev.cachet.command.CommandException;
import dev.cachet.command.InputFile;
import dev.cachet.command.Moments;
import dev.cachet.command.Setting;
import dev.cachet.command.Settings;
import dev.cachet.endofsupport.SupportEnd;
import dev.cachet.format.SbomDocument;
import dev.cachet.issue.NoticeDraft;
import dev.cachet.issue.UnsignedStatement;
import dev.cachet.merge.VexInput;
import dev.cachet.vex.VexStatement;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Drafts the notice that the support of a product ends, with the files that it names. */
public final class NoticeRequest {
  /** Product, UDI-DIs, serial number and last days. */
  public static final Setting<Path> DESCRIPTION =
      Setting.input("DESCRIPTION", "noticeDescription", "");

  /** The last SBOM of the product. */
  public static final Setting<Path> SBOM = Setting.input("--sbom", "sbom", "FILE");

  /** Statements on vulnerabilities; the CSAF document then is a VEX. */
  public static final Setting<List<Path>> VEX = Setting.inputs("--vex", "vex", "FILE");

  /** The folder of the draft. */
  public static final Setting<Path> OUT = Setting.output("--out", "out", "FOLDER");

  private final Settings given;
  private final Path out;

  /**
   * Reads no file yet.
   *
   * @param given the settings
   * @throws CommandException if they make no sense
   */
  public NoticeRequest(Settings given) throws CommandException {
    this.given = given;
    this.out = Room.place(given, OUT);
  }

  /**
   * Drafts it.
   *
   * @param room called before the draft is written
   * @return the draft, to be signed
   * @throws CommandException if something cannot be read or written
   */
  public UnsignedStatement draft(Room room) throws CommandException {
    Path description = given.need(DESCRIPTION);
    Path sbom = given.need(SBOM);
    Instant issued = Moments.asOf(given);
    SupportEnd end = given.read(DESCRIPTION, description, () -> SupportEnd.read(description));
    List<VexStatement> statements = new ArrayList<>();
    for (Path file : given.get(VEX, List.of())) {
      statements.addAll(given.read(VEX, file, () -> VexInput.read(file)));
    }
    byte[] document =
        given.read(
            SBOM,
            sbom,
            () -> {
              Object unused = SbomDocument.read(sbom);
              return InputFile.read(sbom);
            });
    NoticeDraft draft =
        given.read(
            DESCRIPTION, description, () -> NoticeDraft.of(end, document, statements, issued));
    return given.read(
        OUT,
        out,
        () -> {
          room.make();
          return UnsignedStatement.of(draft, out);
        });
  }
}
