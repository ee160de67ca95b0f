package dev.cachet.listing;

import dev.cachet.rootfs.EntryAttributes;
import dev.cachet.rootfs.EntryKind;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Puts entries together from what a walk shows: an entry is given on when the next begins, as that
 * a folder cannot be read is told after the folder itself.
 */
public final class EntryAssembly {
  private final LeftOut leftOut;
  private final EntrySink sink;
  private @Nullable EntryAttributes found;
  private String content = ListedEntry.UNKNOWN;

  /**
   * Starts without an entry.
   *
   * @param leftOut what is not given on
   * @param sink who takes the entries
   */
  public EntryAssembly(LeftOut leftOut, EntrySink sink) {
    this.leftOut = leftOut;
    this.sink = sink;
  }

  /**
   * Begins the next entry.
   *
   * @param next what the file system says of it
   * @return whether it is wanted
   * @throws IOException what the sink throws for the one before
   */
  public boolean begin(EntryAttributes next) throws IOException {
    end();
    boolean wanted = !next.path().equals("/") && !leftOut.covers(next.path());
    found = wanted && !isOfFileSystem(next) ? next : null;
    content = ListedEntry.unread(next);
    return wanted;
  }

  /**
   * The folder that ext file systems keep for their repair: an image has it, and the folder that it
   * was made of has not. What lies in it is listed.
   */
  private static boolean isOfFileSystem(EntryAttributes entry) {
    return entry.kind() == EntryKind.FOLDER && entry.path().equals("/lost+found");
  }

  /**
   * Says what the entry holds.
   *
   * @param text as {@link ListedEntry#content} has it; empty if it could not be read
   */
  public void content(String text) {
    content = text.isEmpty() ? ListedEntry.UNKNOWN : text;
  }

  /**
   * Says where the link leads to.
   *
   * @param code the target as {@link dev.cachet.rootfs.PathCode} writes it
   */
  public void target(String code) {
    content = ListedEntry.TARGET + code;
  }

  /** Says that the entry could not be read. */
  public void unread() {
    content = ListedEntry.UNKNOWN;
  }

  /** Takes the entry back. */
  public void drop() {
    found = null;
  }

  /**
   * Gives the last entry on.
   *
   * @throws IOException what the sink throws
   */
  public void end() throws IOException {
    EntryAttributes last = found;
    found = null;
    if (last != null) {
      sink.entry(ListedEntry.of(last, content));
    }
  }
}
