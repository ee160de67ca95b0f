package dev.cachet.source;

import dev.cachet.sbom.Component;
import java.util.ArrayList;
import java.util.List;

/**
 * Names the files behind a component's digest that changed. The digest of a component with many
 * files is over the list of their digests; beside it stand the first eight hexadecimal digits of
 * each, in the order of their paths, so that a comparison can name a file without the document
 * listing every path.
 */
public final class FileFingerprints {
  /** The property that holds the digits. */
  public static final String PROPERTY = "cachet:files:fingerprints";

  /** The property that says what the hash of a component is over. */
  public static final String HASH_OVER = "cachet:hash:over";

  /** How many hexadecimal digits of a digest stand for a file. */
  public static final int DIGITS = 8;

  private FileFingerprints() {}

  /**
   * Compares what a document states of a component with the component now.
   *
   * @param stated the component of the document
   * @param now the same component of a fresh inventory
   * @param paths the paths of its files now, as {@link Inventory#files()} gives them
   * @return the paths whose content differs, sorted; empty if that cannot be told, as when the
   *     number of files changed
   */
  public static List<String> changed(Component stated, Component now, List<String> paths) {
    String before = stated.property(PROPERTY);
    String after = now.property(PROPERTY);
    if (before == null
        || after == null
        || before.length() != after.length()
        || after.length() != paths.size() * DIGITS) {
      return List.of();
    }
    List<String> changed = new ArrayList<>();
    for (int i = 0; i < paths.size(); i++) {
      if (!before.regionMatches(i * DIGITS, after, i * DIGITS, DIGITS)) {
        changed.add(paths.get(i));
      }
    }
    return changed;
  }
}
