package dev.cachet.command.release;

import dev.cachet.author.PackageSealer;
import dev.cachet.author.ReleasedPackage;
import dev.cachet.author.UnsignedPackage;
import dev.cachet.command.CommandException;
import dev.cachet.command.Moments;
import dev.cachet.command.Setting;
import dev.cachet.command.Settings;
import dev.cachet.trust.TrustedRoot;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;

/**
 * Writes the released package once enough people have signed. Waivers, answers and overrides in the
 * gate's record have to hold on the day of {@link Moments#asOf} too.
 */
public final class SealRequest {
  /** The folder that was packed, with its signatures. */
  public static final Setting<Path> FOLDER = Setting.input("FOLDER", "folder", "");

  /** The package to write; nothing may be there yet. */
  public static final Setting<Path> OUT = Setting.output("--out", "out", "FILE");

  private final Settings given;
  private final Path folder;
  private final Path out;

  /**
   * Reads no file yet.
   *
   * @param given the settings
   * @throws CommandException if they make no sense
   */
  public SealRequest(Settings given) throws CommandException {
    this.given = given;
    this.folder = given.need(FOLDER);
    this.out = Room.place(given, OUT);
  }

  /**
   * Seals.
   *
   * @param room called before the package is written
   * @return such as {@code sealed 9f...c2 with 2 signatures}
   * @throws CommandException if too few people signed, or something cannot be read or written
   */
  public String seal(Room room) throws CommandException {
    LocalDate day = Moments.day(Moments.asOf(given));
    List<TrustedRoot> chain = new RootChain(given).all();
    List<byte[]> newer = chain.stream().skip(1).map(TrustedRoot::envelope).toList();
    PackageSealer sealer =
        given.read(
            RootChain.ROOT,
            given.need(RootChain.ROOT),
            () -> new PackageSealer(chain.get(0), newer).on(day));
    UnsignedPackage unsigned = given.read(FOLDER, folder, () -> UnsignedPackage.open(folder));
    given.read(
        OUT,
        out,
        () -> {
          room.make();
          return out;
        });
    try {
      ReleasedPackage released = sealer.seal(unsigned, out);
      int signatures = released.signers().size();
      return "sealed "
          + released.packageId()
          + " with "
          + signatures
          + (signatures == 1 ? " signature" : " signatures");
    } catch (FileAlreadyExistsException e) {
      throw given.failed(OUT, out, e);
    } catch (Exception e) {
      throw given.failed(FOLDER, folder, e);
    }
  }
}
