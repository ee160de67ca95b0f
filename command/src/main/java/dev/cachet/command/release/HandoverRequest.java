package dev.cachet.command.release;

import dev.cachet.catalogue.Catalogue;
import dev.cachet.command.CommandException;
import dev.cachet.command.Moments;
import dev.cachet.command.Setting;
import dev.cachet.command.Settings;
import dev.cachet.device.DeviceTime;
import dev.cachet.handover.Handover;
import dev.cachet.handover.HandoverTerms;
import dev.cachet.network.SiteBinding;
import dev.cachet.phrase.Language;
import dev.cachet.place.TemporaryPlace;
import dev.cachet.released.Release;
import dev.cachet.report.ReportTerms;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Verifies a package and writes the folder that a hospital gets with it. */
public final class HandoverRequest {
  /** The package. */
  public static final Setting<Path> PACKAGE = Setting.input("PACKAGE", "file", "");

  /** The binding of a site; without it there are no rules. */
  public static final Setting<Path> SITE = Setting.input("--site", "site", "FILE");

  /** The folder to write. */
  public static final Setting<Path> OUT = Setting.output("--out", "out", "FOLDER");

  /** The languages of the pages, {@code en} and {@code fr}; the first is that of the index. */
  public static final Setting<List<String>> LANGUAGES =
      Setting.value("--lang", "languages", "LANGUAGE");

  private final Settings given;
  private final Path out;
  private final List<Language> languages = new ArrayList<>();

  /**
   * Reads no file yet.
   *
   * @param given the settings
   * @throws CommandException if they make no sense
   */
  public HandoverRequest(Settings given) throws CommandException {
    this.given = given;
    this.out = Room.place(given, OUT);
    for (String tag : given.get(LANGUAGES, List.of("en", "fr"))) {
      languages.add(OpenedRelease.language(given, LANGUAGES, tag));
    }
    if (languages.isEmpty()) {
      throw given.wrong(given.name(LANGUAGES) + " names no language");
    }
  }

  /**
   * Verifies the package and writes the folder.
   *
   * @param toolVersion the version of the tool
   * @param room called before the folder appears
   * @return such as {@code wrote pump-7, as of 2026-11-23}
   * @throws CommandException if the package, a root, its network profile or the binding is refused,
   *     or something cannot be read or written
   */
  public String write(String toolVersion, Room room) throws CommandException {
    Path file = given.need(PACKAGE);
    Instant now = Moments.asOf(given);
    ReportTerms terms = new ReportTerms(Moments.day(now), toolVersion);
    Handover made = made(file, now, new HandoverTerms(terms, languages));
    given.read(
        OUT,
        out,
        () -> {
          room.make();
          write(made);
          return out;
        });
    return "wrote " + out + ", as of " + Moments.day(now);
  }

  private Handover made(Path file, Instant now, HandoverTerms terms) throws CommandException {
    Release opened =
        OpenedRelease.of(
            given, PACKAGE, file, new RootChain(given).last(), DeviceTime.trusted(now));
    Path site = given.get(SITE);
    Optional<SiteBinding> binding =
        site == null
            ? Optional.empty()
            : Optional.of(given.read(SITE, site, () -> SiteBinding.read(site)));
    return given.read(
        PACKAGE,
        file,
        () -> {
          try (Release release = opened) {
            return Handover.of(release, binding, Catalogue.bundled(), terms);
          }
        });
  }

  private void write(Handover handover) throws IOException {
    try (TemporaryPlace place = TemporaryPlace.beside(out)) {
      try {
        handover.write(place.path());
      } catch (IOException e) {
        throw place.naming(e);
      }
      place.appear();
    }
  }
}
