package dev.cachet.completeness;

/** How complete a list is known to be; the names are those of CycloneDX 1.6. */
public enum CompositionAggregate {
  /** Nothing is missing. */
  COMPLETE,
  /** Something is known to be missing. */
  INCOMPLETE,
  /** Something of the subject's own maker is known to be missing. */
  INCOMPLETE_FIRST_PARTY_ONLY,
  /** Something proprietary of the subject's own maker is known to be missing. */
  INCOMPLETE_FIRST_PARTY_PROPRIETARY_ONLY,
  /** Something open-source of the subject's own maker is known to be missing. */
  INCOMPLETE_FIRST_PARTY_OPENSOURCE_ONLY,
  /** Something of another maker is known to be missing. */
  INCOMPLETE_THIRD_PARTY_ONLY,
  /** Something proprietary of another maker is known to be missing. */
  INCOMPLETE_THIRD_PARTY_PROPRIETARY_ONLY,
  /** Something open-source of another maker is known to be missing. */
  INCOMPLETE_THIRD_PARTY_OPENSOURCE_ONLY,
  /** Something may be missing; nobody looked, or nobody can tell. */
  UNKNOWN,
  /** The document does not say. */
  NOT_SPECIFIED;

  /**
   * The word without what it says about whose parts are missing.
   *
   * @return one of COMPLETE, INCOMPLETE, UNKNOWN and NOT_SPECIFIED
   */
  public CompositionAggregate coarse() {
    return name().startsWith("INCOMPLETE") ? INCOMPLETE : this;
  }
}
