package dev.cachet.installed;

import dev.cachet.source.FileFingerprints;
import org.jspecify.annotations.Nullable;

/** One path that a component says is its own, and what was found there. */
public final class FileEntry {
  private static final int DIGITS = 64;

  private final String ref;
  private final String path;
  private final @Nullable FileEntry next;
  private State state = State.ABSENT;
  private String sha256 = "";

  /** What lies at a path; the mark stands where sha256sum has a blank for a file. */
  public enum State {
    /** Nothing is there. */
    ABSENT('-'),
    /** A file that could not be read. */
    UNREAD('?'),
    /** A device, pipe or socket. */
    SPECIAL('!'),
    /** A folder. */
    FOLDER('/'),
    /** A symbolic link. */
    LINK('@'),
    /** A regular file. */
    FILE(' ');

    final char mark;

    State(char mark) {
      this.mark = mark;
    }
  }

  /**
   * Makes an entry of a file that nobody looked for yet.
   *
   * @param ref the component
   * @param path as the component records it
   * @param next another entry for the same place, of this component or another, or null
   */
  FileEntry(String ref, String path, @Nullable FileEntry next) {
    this.ref = ref;
    this.path = path;
    this.next = next;
  }

  String ref() {
    return ref;
  }

  String path() {
    return path;
  }

  State state() {
    return state;
  }

  @Nullable FileEntry next() {
    return next;
  }

  void found(State what, String digest) {
    state = what;
    sha256 = digest;
  }

  /** For a file exactly what sha256sum prints. */
  String line() {
    return digest() + " " + state.mark + path.replace("\n", "\\n") + "\n";
  }

  /** Enough of the digest to tell which of a component's files changed, and no more. */
  String fingerprint() {
    return digest().substring(0, FileFingerprints.DIGITS);
  }

  private String digest() {
    return sha256.isEmpty() ? String.valueOf(state.mark).repeat(DIGITS) : sha256;
  }
}
