package dev.cachet.command.contents;

import dev.cachet.catalogue.Catalogue;
import dev.cachet.command.CommandException;
import dev.cachet.command.Moments;
import dev.cachet.command.Setting;
import dev.cachet.command.Settings;
import dev.cachet.command.UnusableFileException;
import dev.cachet.command.support.Facts;
import dev.cachet.drift.Comparison;
import dev.cachet.drift.Thing;
import dev.cachet.drift.ThingAtPath;
import dev.cachet.drift.ThingCheck;
import dev.cachet.drift.input.FreshnessCheck;
import dev.cachet.format.content.InvalidSbomException;
import dev.cachet.lifecycle.SupportReport;
import dev.cachet.quality.FindingWaivers;
import dev.cachet.quality.Profile;
import dev.cachet.quality.SbomCheck;
import dev.cachet.source.Inventory;
import dev.cachet.source.UnknownSourceException;
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

  /** The listing of the one root folder that the document is compared with. */
  public static final Setting<Path> LISTING = Setting.input("--listing", "listing", "FILE");

  /** Reviewed exceptions: findings that are accepted until a day. */
  public static final Setting<Path> FINDING_WAIVERS =
      Setting.input("--finding-waivers", "findingWaivers", "FILE");

  /** How old the document may be in days; by default any age. */
  public static final Setting<Integer> MAX_AGE = Setting.value("--max-age", "maxAge", "DAYS");

  /** How old the facts on support in the document may be in days. */
  public static final Setting<Integer> MAX_FACTS_AGE =
      Setting.value("--max-facts-age", "maxFactsAge", "DAYS");

  private final Settings given;
  private final LocalDate day;
  private final FreshnessCheck freshness;
  private final List<Profile> lists;

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
    if (maxAge != null && maxAge < 0) {
      throw given.wrong(given.name(MAX_AGE) + " is " + maxAge + "; give days, 0 or more");
    }
    if (maxFactsAge < 0) {
      throw given.wrong(
          given.name(MAX_FACTS_AGE) + " is " + maxFactsAge + "; give days, 0 or more");
    }
    if (given.has(LISTING) && given.get(AGAINST, List.of()).size() != 1) {
      throw given.wrong(
          given.name(LISTING) + " is of one root folder: name it with one " + given.name(AGAINST));
    }
    this.lists = new ArrayList<>();
    for (String id : given.get(PROFILES, List.of())) {
      lists.add(profile(id));
    }
    this.freshness = new FreshnessCheck(day, maxAge, maxFactsAge);
  }

  private Profile profile(String id) throws CommandException {
    return Profile.named(id)
        .orElseThrow(
            () ->
                given.wrong(
                    given.name(PROFILES)
                        + " "
                        + (id.isEmpty() ? "''" : id)
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
    return judge(file.toString(), more, (check, things) -> check.against(file, things));
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
    return judge(name, List.of(), (check, things) -> check.against(name, document, things));
  }

  private interface Checking {
    SbomCheck.Result of(SbomCheck check, List<Thing> things)
        throws InvalidSbomException, UnknownSourceException, IOException;
  }

  private CheckVerdict judge(String name, List<Inventory> more, Checking checking)
      throws CommandException {
    SbomCheck check = new SbomCheck(freshness, lists, waivers());
    List<Thing> things = new ArrayList<>(more.stream().map(CheckRequest::taken).toList());
    Catalogue facts = Facts.read(given);
    for (Path path : given.get(AGAINST, List.of())) {
      things.add(told(path, new ThingAtPath(path, facts, given.get(LISTING))));
    }
    SbomCheck.Result result =
        given.read(
            DOCUMENT,
            given.need(DOCUMENT),
            () -> {
              try {
                return checking.of(check, things);
              } catch (InvalidSbomException e) {
                throw new UnusableFileException(Path.of(name), e);
              } catch (UnreadThing e) {
                throw e.told;
              }
            });
    return new CheckVerdict(result, name, day, given.title("sbom check"));
  }

  private FindingWaivers waivers() throws CommandException {
    Path file = given.get(FINDING_WAIVERS);
    return file == null
        ? FindingWaivers.none()
        : given.parse(FINDING_WAIVERS, file, bytes -> FindingWaivers.read(bytes, day));
  }

  private static Thing taken(Inventory now) {
    return sbom ->
        new Comparison(now.content().subject().title(), ThingCheck.compare(sbom, now), List.of());
  }

  /** What is wrong with a thing is told of the thing, not of the document compared with it. */
  private Thing told(Path path, Thing thing) {
    return sbom -> {
      try {
        return thing.compare(sbom);
      } catch (UnknownSourceException | IOException e) {
        Path listing = given.get(LISTING);
        if (listing != null && String.valueOf(e.getMessage()).startsWith(listing.toString())) {
          throw new UnreadThing(given.failed(LISTING, listing, e));
        }
        throw new UnreadThing(given.failed(AGAINST, path, e));
      }
    };
  }

  /** Carries a failure through the comparison. */
  private static final class UnreadThing extends IOException {
    private static final long serialVersionUID = 1L;
    private final transient CommandException told;

    UnreadThing(CommandException told) {
      super(told);
      this.told = told;
    }
  }
}
