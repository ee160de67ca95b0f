package dev.cachet.command.release;

import dev.cachet.command.CommandException;
import dev.cachet.command.Moments;
import dev.cachet.command.Setting;
import dev.cachet.command.Settings;
import dev.cachet.device.DeviceTime;
import dev.cachet.handover.FirewallDiff;
import dev.cachet.handover.HandoverRefusedException;
import dev.cachet.phrase.Language;
import dev.cachet.phrase.Phrases;
import dev.cachet.released.Release;
import dev.cachet.trust.TrustedRoot;
import java.nio.file.Path;
import java.util.List;

/** Verifies two packages and says what changes in the firewall from one to the other. */
public final class FirewallDiffRequest {
  /** The release in use, which may have expired; the new one is {@link HandoverRequest#PACKAGE}. */
  public static final Setting<Path> DIFF = Setting.input("--diff", "diff", "FILE");

  private final Settings given;
  private final Language language;

  /**
   * Reads no file yet.
   *
   * @param given the settings, with those of {@link HandoverRequest}
   * @throws CommandException if they make no sense
   */
  public FirewallDiffRequest(Settings given) throws CommandException {
    this.given = given;
    for (Setting<Path> other : List.of(HandoverRequest.SITE, HandoverRequest.OUT)) {
      if (given.has(other)) {
        throw given.wrong(
            given.name(DIFF) + " compares two packages; leave " + given.name(other) + " out");
      }
    }
    List<String> tags = given.get(HandoverRequest.LANGUAGES, List.of("en"));
    if (tags.isEmpty()) {
      throw given.wrong(given.name(HandoverRequest.LANGUAGES) + " names no language");
    }
    this.language = OpenedRelease.language(given, HandoverRequest.LANGUAGES, tags.get(0));
  }

  /**
   * Verifies and compares the packages.
   *
   * @return a heading, then a sentence a change; one that says so if there is none
   * @throws CommandException if a package or root is refused, the packages cannot be compared, or
   *     something cannot be read
   */
  public List<String> lines() throws CommandException {
    Path older = given.need(DIFF);
    Path newer = given.need(HandoverRequest.PACKAGE);
    TrustedRoot root = new RootChain(given).last();
    DeviceTime now = DeviceTime.trusted(Moments.asOf(given));
    Release before = OpenedRelease.of(given, DIFF, older, root, DeviceTime.unknown());
    return given.read(
        DIFF,
        older,
        () -> {
          try (before) {
            Release after = OpenedRelease.of(given, HandoverRequest.PACKAGE, newer, root, now);
            return lines(before, after, newer);
          }
        });
  }

  private List<String> lines(Release before, Release after, Path newer) throws CommandException {
    return given.read(
        HandoverRequest.PACKAGE,
        newer,
        () -> {
          try (after) {
            return FirewallDiff.lines(before, after, Phrases.of(language));
          } catch (HandoverRefusedException e) {
            // It names the release or both products; one of the two files would mislead.
            throw CommandException.of(e, "");
          }
        });
  }
}
