package dev.cachet.claim;

/** A value of a closed list, and how the manifest spells it. */
public interface ManifestWord {
  /**
   * The spelling in the manifest.
   *
   * @return the exact text
   */
  String text();
}
