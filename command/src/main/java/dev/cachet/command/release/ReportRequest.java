package dev.cachet.command.release;

import dev.cachet.command.CommandException;
import dev.cachet.command.Moments;
import dev.cachet.command.Setting;
import dev.cachet.command.Settings;
import dev.cachet.device.DeviceTime;
import dev.cachet.phrase.Language;
import dev.cachet.phrase.Phrases;
import dev.cachet.released.Release;
import dev.cachet.report.ReportTerms;
import dev.cachet.trust.TrustedRoot;
import java.nio.file.Path;
import java.util.Optional;

/** Verifies a package and reports on the release, or writes its evidence matrix. */
public final class ReportRequest {
  /** The package. */
  public static final Setting<Path> PACKAGE = Setting.input("PACKAGE", "file", "");

  /** The release before it, which may have expired. */
  public static final Setting<Path> PREVIOUS = Setting.input("--previous", "previous", "FILE");

  /** The language of the report, {@code en} or {@code fr}. */
  public static final Setting<String> LANGUAGE = Setting.value("--lang", "lang", "LANGUAGE");

  /** Whether the evidence matrix is written instead. */
  public static final Setting<Boolean> MATRIX = Setting.value("--matrix", "matrix", "");

  private final Settings given;
  private final RootChain roots;
  private final Language language;

  /**
   * Reads no file yet.
   *
   * @param given the settings
   * @throws CommandException if they make no sense
   */
  public ReportRequest(Settings given) throws CommandException {
    this.given = given;
    this.roots = new RootChain(given);
    this.language = OpenedRelease.language(given, LANGUAGE, given.get(LANGUAGE, "en"));
    if (given.get(MATRIX, false) && given.has(PREVIOUS)) {
      throw given.wrong(
          given.name(MATRIX) + " is about one release; leave " + given.name(PREVIOUS) + " out");
    }
  }

  /**
   * Verifies what the report is about.
   *
   * @param toolVersion the version of the tool
   * @return the report, to be closed
   * @throws CommandException if a package or root is refused, or something cannot be read
   */
  public ReportAnswer answer(String toolVersion) throws CommandException {
    Path file = given.need(PACKAGE);
    TrustedRoot root = roots.last();
    DeviceTime now = DeviceTime.trusted(Moments.asOf(given));
    ReportTerms terms = new ReportTerms(Moments.day(Moments.asOf(given)), toolVersion);
    Phrases phrases = Phrases.of(language);
    Release release = OpenedRelease.of(given, PACKAGE, file, root, now);
    if (given.get(MATRIX, false)) {
      return ReportAnswer.ofMatrix(given, release, terms, phrases);
    }
    Path previous = given.get(PREVIOUS);
    try {
      // The release in use may have expired: it is not to be installed.
      Optional<Release> last =
          previous == null
              ? Optional.empty()
              : Optional.of(
                  OpenedRelease.of(given, PREVIOUS, previous, root, DeviceTime.unknown()));
      return ReportAnswer.of(given, release, last, terms, phrases);
    } catch (CommandException e) {
      OpenedRelease.close(given, release);
      throw e;
    }
  }
}
