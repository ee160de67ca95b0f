package dev.cachet.manifest;

import dev.cachet.claim.ManifestWord;

/** How a payload gets onto the device. */
public enum PayloadKind implements ManifestWord {
  /** A byte image for a slot. */
  IMAGE("image"),
  /** A folder, carried as a strict ustar archive. */
  DIRECTORY("directory"),
  /** A verified file that is handed to another updater. */
  FOREIGN("foreign");

  private final String text;

  PayloadKind(String text) {
    this.text = text;
  }

  @Override
  public String text() {
    return text;
  }
}
