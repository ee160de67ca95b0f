package dev.cachet.sbom;

/** How complete a list is known to be; the names are those of CycloneDX 1.6. */
public enum CompositionAggregate {
  /** Nothing is missing. */
  COMPLETE,
  /** Something is known to be missing. */
  INCOMPLETE,
  /** Something may be missing; nobody looked, or nobody can tell. */
  UNKNOWN,
  /** The document does not say. */
  NOT_SPECIFIED
}
