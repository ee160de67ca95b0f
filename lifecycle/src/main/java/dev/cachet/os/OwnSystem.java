package dev.cachet.os;

import dev.cachet.os.file.OsRelease;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A distribution of the manufacturer's own: its ID is the product of the manufacturer's own facts,
 * and whoever made the system says what its versions mean.
 */
final class OwnSystem {
  /** In which order the fields are asked; the first that is there decides. */
  private static final List<String> VERSIONS = List.of("VERSION_ID", "VERSION", "IMAGE_VERSION");

  private static final Pattern AFTER_THE_NUMBER = Pattern.compile("[-+~_ (].*$");
  private static final Pattern BEFORE_RELEASE =
      Pattern.compile("(?i)alpha|beta|\\brc|[-+~_.]rc|snapshot|unstable|nightly|\\bdev\\b|\\bpre");

  private final RememberedCycles listed;

  OwnSystem(RememberedCycles listed) {
    this.listed = listed;
  }

  OsIdentity identify(OsRelease release, String product, IdentityDraft draft) {
    Optional<String> field =
        VERSIONS.stream().filter(name -> !release.value(name).isBlank()).findFirst();
    if (field.isEmpty()) {
      return draft.withoutRelease(
          product, "there is no VERSION_ID, and your own facts are about versions");
    }
    String version = release.value(field.get()).strip();
    Optional<String> cycle = cycle(version, listed.names(product));
    if (cycle.isEmpty()) {
      return draft.notListed(
          product, "none of your own facts is about this " + field.get() + ", " + version);
    }
    String rule = "ID and " + field.get() + " are those of a fact of your own";
    return field.get().equals("VERSION_ID")
        ? draft.known(product, cycle.get(), rule)
        : draft.derived(product, cycle.get(), rule);
  }

  /** What came before a release is not the release, unless a fact names it whole. */
  private static Optional<String> cycle(String version, List<String> cycles) {
    if (cycles.contains(version)) {
      return Optional.of(version);
    }
    if (BEFORE_RELEASE.matcher(version).find()) {
      return Optional.empty();
    }
    Optional<String> whole = DottedVersion.longestPrefix(version, cycles);
    return whole.isPresent()
        ? whole
        : DottedVersion.longestPrefix(AFTER_THE_NUMBER.matcher(version).replaceFirst(""), cycles);
  }
}
