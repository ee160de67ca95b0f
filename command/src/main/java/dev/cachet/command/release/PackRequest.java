package dev.cachet.command.release;

import dev.cachet.author.DescribedRelease;
import dev.cachet.author.PackageAuthor;
import dev.cachet.author.PackageDescription;
import dev.cachet.author.UnsignedPackage;
import dev.cachet.author.payload.FileSource;
import dev.cachet.command.CommandException;
import dev.cachet.command.Moments;
import dev.cachet.command.Setting;
import dev.cachet.command.Settings;
import dev.cachet.gate.input.DeclaredRelease;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Asks the gate, and writes a package as a folder, ready to be signed. */
public final class PackRequest {
  /** What the package is. */
  public static final Setting<Path> DESCRIPTION = Setting.input("DESCRIPTION", "description", "");

  /** The folder to write; nothing may be there yet. */
  public static final Setting<Path> OUT = Setting.output("--out", "out", "FOLDER");

  private final Settings given;
  private final ReleaseEvidence evidence;
  private final Path file;
  private final Path out;
  private final PackageDescription described;
  private final DeclaredRelease declared;

  /**
   * Reads the description and nothing else yet.
   *
   * @param given the settings
   * @throws CommandException if they make no sense, or the description cannot be read
   */
  public PackRequest(Settings given) throws CommandException {
    this.given = given;
    this.evidence = new ReleaseEvidence(given);
    this.file = given.need(DESCRIPTION);
    this.out = Room.place(given, OUT);
    this.described = given.read(DESCRIPTION, file, () -> PackageDescription.read(file));
    this.declared = given.read(DESCRIPTION, file, () -> DescribedRelease.of(described));
  }

  /** What was packed. */
  public record Packed(GateAnswer gate, String text) {}

  /**
   * Returns the files that the settings do not name themselves, but by the description.
   *
   * @return payloads and other files
   */
  public List<Path> files() {
    List<Path> files = new ArrayList<>(described.payloadFiles().values());
    described.files().stream().map(FileSource::file).forEach(files::add);
    return files;
  }

  /**
   * Judges and packs.
   *
   * @param room called before anything is judged
   * @return what is told of it, such as {@code packed 9f...c2 in release-7, as of 2026-11-23}
   * @throws CommandException if the release is refused, or something cannot be read or written
   */
  public Packed pack(Room room) throws CommandException {
    Instant asOf = Moments.asOf(given);
    given.read(
        OUT,
        out,
        () -> {
          room.make();
          if (Files.exists(out)) {
            throw new FileAlreadyExistsException(out.toString());
          }
          return out;
        });
    GateAnswer answer =
        evidence.judge(described.payloadFiles(), described.attachedFiles(), declared);
    UnsignedPackage made = write(answer, asOf);
    return new Packed(
        answer, "packed " + made.packageId() + " in " + out + ", as of " + Moments.day(asOf));
  }

  private UnsignedPackage write(GateAnswer answer, Instant asOf) throws CommandException {
    PackageAuthor author = new PackageAuthor();
    // No judgement: that a package is not of the future can be asked of this machine's clock alone.
    Instant clock = Instant.now();
    try {
      return author.write(author.draft(answer.passed(), described, asOf, clock), out);
    } catch (FileAlreadyExistsException e) {
      throw given.failed(OUT, out, e);
    } catch (Exception e) {
      throw given.failed(DESCRIPTION, file, e);
    }
  }
}
