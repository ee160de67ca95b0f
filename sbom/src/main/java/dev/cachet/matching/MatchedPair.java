package dev.cachet.matching;

/**
 * Two components that are the same thing.
 *
 * @param before in the older document
 * @param after in the newer document
 * @param kind by what they were matched
 */
public record MatchedPair(ComponentFacts before, ComponentFacts after, MatchKind kind) {}
