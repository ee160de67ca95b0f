package dev.cachet.statement;

import dev.cachet.digest.Sha256;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * What a device remembers so that each statement is good once.
 *
 * @param installSeq number of the last installation
 * @param floor the lowest counter that may be installed
 * @param nonce the outstanding nonce
 * @param usedIds digests of issuer and id of the grants for a site that were used, at most 256
 * @param sequenceLost whether memory was rebuilt and no sequence statement came since
 * @param resumable the package whose installation was begun under {@code resumableStatements} and
 *     of which the loader was not told
 * @param resumableStatements digests of the payloads of these statements
 */
public record SpentStatements(
    long installSeq,
    long floor,
    Optional<String> nonce,
    List<Sha256> usedIds,
    boolean sequenceLost,
    Optional<Sha256> resumable,
    Set<Sha256> resumableStatements) {
  /** Most ids of grants for a site that a device remembers (STM-32). */
  public static final int MAX_USED_IDS = 256;

  /**
   * Copies the collections.
   *
   * @param installSeq 0 or more
   * @param floor 0 or more
   * @param nonce not null
   * @param usedIds copied
   * @param sequenceLost as remembered
   * @param resumable not null
   * @param resumableStatements copied
   */
  public SpentStatements {
    Objects.requireNonNull(nonce, "nonce");
    Objects.requireNonNull(resumable, "resumable");
    usedIds = List.copyOf(usedIds);
    resumableStatements = Set.copyOf(resumableStatements);
  }

  /** Whether the same package was begun under this very statement (STM-35). */
  boolean resumes(Sha256 packageId, Sha256 payload) {
    return resumable.equals(Optional.of(packageId)) && resumableStatements.contains(payload);
  }
}
