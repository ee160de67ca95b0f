package dev.cachet.command.contents;

import dev.cachet.command.CommandException;
import dev.cachet.command.Moments;
import dev.cachet.command.Setting;
import dev.cachet.command.Settings;
import dev.cachet.command.UnusableFileException;
import dev.cachet.command.support.Facts;
import dev.cachet.drift.FreshnessCheck;
import dev.cachet.format.InvalidSbomException;
import dev.cachet.lifecycle.Catalogue;
import dev.cachet.lifecycle.SupportReport;
import dev.cachet.merge.SourceDetection;
import dev.cachet.quality.Profile;
import dev.cachet.quality.SbomCheck;
import dev.cachet.source.Inventory;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Says whether an SBOM is valid, fresh and true, and which fields of published lists it has. */
public final class CheckRequest {
  /** The document. */
  public static final Setting<Path> DOCUMENT = Setting.input("FILE", "sbom", "");

  /** Lists of fields. */
  public static final Setting<List<String>> PROFILES =
      Setting.value("--profile", "profiles", "PROFILE");

  /** What the document describes, to compare it with. */
  public static final Setting<List<Path>> AGAINST = Setting.inputs("--against", "against", "PATH");

  /** How old the document may be in days; by default any age. */
  public static final Setting<Integer> MAX_AGE = Setting.value("--max-age", "maxAge", "DAYS");

  /** How old the facts on support in the document may be in days. */
  public static final Setting<Integer> MAX_FACTS_AGE =
      Setting.value("--max-facts-age", "maxFactsAge", "DAYS");

  private final Settings given;
  private final LocalDate day;
  private final SbomCheck check;

  /**
   * Reads no file yet.
   *
   * @param given the settings
   * @throws CommandException if they make no sense
   */
  public CheckRequest(Settings given) throws CommandException {
    this.given = given;
    this.day = Moments.day(Moments.asOf(given));
    Integer maxAge = given.get(MAX_AGE);
    int maxFactsAge = given.get(MAX_FACTS_AGE, SupportReport.FAIL_AGE_DAYS);
    if ((maxAge != null && maxAge < 0) || maxFactsAge < 0) {
      throw given.wrong(
          given.name(MAX_AGE) + " and " + given.name(MAX_FACTS_AGE) + " must not be negative");
    }
    List<Profile> lists = new ArrayList<>();
    for (String id : given.get(PROFILES, List.of())) {
      lists.add(profile(id));
    }
    this.check = new SbomCheck(new FreshnessCheck(day, maxAge, maxFactsAge), lists);
  }

  private Profile profile(String id) throws CommandException {
    return Profile.named(id)
        .orElseThrow(
            () ->
                given.wrong(
                    given.name(PROFILES)
                        + " "
                        + id
                        + " is none of "
                        + String.join(", ", Profile.names())));
  }

  /**
   * Returns the day judged.
   *
   * @return a day in UTC
   */
  public LocalDate day() {
    return day;
  }

  /**
   * Checks the document.
   *
   * @param more what else it describes, taken now
   * @return what was found, whatever it is
   * @throws CommandException if something cannot be read
   */
  public CheckVerdict judge(List<Inventory> more) throws CommandException {
    Path file = given.need(DOCUMENT);
    return judge(file.toString(), more, things -> check.check(file, things));
  }

  /**
   * Checks a document that is no file.
   *
   * @param name what findings call it
   * @param document its bytes
   * @return what was found, whatever it is
   * @throws CommandException if something cannot be read
   */
  public CheckVerdict judge(String name, byte[] document) throws CommandException {
    return judge(name, List.of(), things -> check.check(name, document, things));
  }

  private interface Checking {
    SbomCheck.Result of(List<Inventory> things) throws InvalidSbomException, IOException;
  }

  private CheckVerdict judge(String name, List<Inventory> more, Checking checking)
      throws CommandException {
    List<Inventory> things = new ArrayList<>(more);
    Catalogue facts = Facts.read(given);
    for (Path thing : given.get(AGAINST, List.of())) {
      things.add(given.read(AGAINST, thing, () -> SourceDetection.at(thing, facts).inventory()));
    }
    SbomCheck.Result result =
        given.read(
            DOCUMENT,
            given.need(DOCUMENT),
            () -> {
              try {
                return checking.of(things);
              } catch (InvalidSbomException e) {
                throw new UnusableFileException(Path.of(name), e);
              }
            });
    return new CheckVerdict(result, name, day, given.title("sbom check"));
  }
}
