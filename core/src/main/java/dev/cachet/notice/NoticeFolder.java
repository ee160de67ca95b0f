package dev.cachet.notice;

import dev.cachet.refusal.PackageRefusedException;
import dev.cachet.refusal.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/** The files that come with a notice, in a folder. */
public final class NoticeFolder {
  private NoticeFolder() {}

  /**
   * Requires that every file that a notice names lies in a folder, as it was signed. Other files of
   * the folder are nothing that the notice speaks of.
   *
   * @param notice the notice
   * @param folder where its files are
   * @throws PackageRefusedException with {@code ENTRY_MISSING} or {@code FILE_DIGEST_MISMATCH}
   * @throws IOException if a file cannot be read
   */
  public static void require(VerifiedNotice notice, Path folder)
      throws PackageRefusedException, IOException {
    for (NoticeFile file : notice.claims().files()) {
      Path path = folder.resolve(file.path());
      if (!Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
        throw new PackageRefusedException(
            Reason.ENTRY_MISSING, "NTC-8", file.path(), "nothing there", "the file of the notice");
      }
      try (InputStream in = Files.newInputStream(path)) {
        notice.requireFile(file, in.readNBytes(NoticeFile.MAX_BYTES + 1));
      }
    }
  }
}
