package dev.cachet.pack;

import dev.cachet.chunk.CheckedChunks;
import dev.cachet.refusal.PackageRefusedException;
import org.jspecify.annotations.Nullable;

/**
 * What was found in the body of a package that arrived, to be asked in the order of the checks: the
 * first one that refuses is the verdict, and what comes after it was not looked at in full.
 */
public final class ArrivedBody {
  private final @Nullable PackageRefusedException layout;
  private final @Nullable PackageRefusedException files;
  private final @Nullable PackageRefusedException indexes;
  private final @Nullable PackageRefusedException chunks;
  private final CheckedChunks checked;
  private final boolean contentsRead;

  ArrivedBody(
      @Nullable PackageRefusedException layout,
      @Nullable PackageRefusedException files,
      @Nullable PackageRefusedException indexes,
      @Nullable PackageRefusedException chunks,
      CheckedChunks checked,
      boolean contentsRead) {
    this.layout = layout;
    this.files = files;
    this.indexes = indexes;
    this.chunks = chunks;
    this.checked = checked;
    this.contentsRead = contentsRead;
  }

  /**
   * Requires every header, all padding and the end to be as the manifest makes them be.
   *
   * @throws PackageRefusedException if they are not (PKG-1 to PKG-5, PKG-9 to PKG-11)
   */
  public void requireLayout() throws PackageRefusedException {
    require(layout);
  }

  /**
   * Requires the digest of each file to be the manifest's.
   *
   * @throws PackageRefusedException {@code FILE_DIGEST_MISMATCH} (PKG-65), or a rule of the layout
   * @throws IllegalStateException if the body was walked without a reading, so that nothing is
   *     known of its contents
   */
  public void requireFiles() throws PackageRefusedException {
    requireLayout();
    if (!contentsRead) {
      throw new IllegalStateException("the contents of this body were not read");
    }
    require(files);
  }

  /**
   * Requires every index to be the manifest's and free of contradictions.
   *
   * @throws PackageRefusedException {@code INDEX_DIGEST_MISMATCH} or {@code INDEX_MALFORMED}
   *     (PKG-28 to PKG-33), or a rule before these
   */
  public void requireIndexes() throws PackageRefusedException {
    requireFiles();
    require(indexes);
  }

  /**
   * Requires every page, bitmap and chunk to hold.
   *
   * @return what was read and checked of the chunks
   * @throws PackageRefusedException if one does not (PKG-34 to PKG-46), or a rule before these
   */
  public CheckedChunks requireChunks() throws PackageRefusedException {
    requireIndexes();
    require(chunks);
    return checked;
  }

  private static void require(@Nullable PackageRefusedException violation)
      throws PackageRefusedException {
    if (violation != null) {
      throw violation;
    }
  }
}
