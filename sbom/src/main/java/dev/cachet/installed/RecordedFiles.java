package dev.cachet.installed;

import dev.cachet.identity.ComponentHash;
import dev.cachet.installed.FileEntry.State;
import dev.cachet.source.Digests;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;

/**
 * The files of a package as its maker recorded them. The digest over them is that which its
 * component gets if the same files are installed and nobody edited one (ADR 0012).
 */
public final class RecordedFiles {
  private final FileList files = new FileList();

  /** Starts with no file. */
  public RecordedFiles() {}

  /**
   * Adds a regular file.
   *
   * @param path as the component records it
   * @param sha256 64 hexadecimal digits in lower case
   */
  public void file(String path, String sha256) {
    add(path, State.FILE, sha256);
  }

  /**
   * Adds a symbolic link.
   *
   * @param path as the component records it
   * @param target the text of the link
   */
  public void link(String path, String target) {
    MessageDigest digest = Digests.of("SHA-256");
    digest.update(target.getBytes(StandardCharsets.UTF_8));
    add(path, State.LINK, Digests.hex(digest));
  }

  private void add(String path, State state, String digest) {
    FileEntry entry = new FileEntry("", path, null);
    entry.found(state, digest);
    files.add(entry);
  }

  /**
   * SHA-256 over the list.
   *
   * @return 64 hexadecimal digits in lower case; empty if no file was added
   */
  public Optional<String> sha256() {
    List<FileEntry> entries = files.files();
    return entries.isEmpty()
        ? Optional.empty()
        : FileList.hashes(entries).stream().map(ComponentHash::hex).findFirst();
  }
}
