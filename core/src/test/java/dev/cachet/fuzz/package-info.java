/**
 * One target for each parser of bytes that nobody has authenticated yet: it takes any input and
 * says what must hold for it. The corpora run through the targets in every build ({@code
 * CorpusTest}); the profile {@code fuzz} searches for new inputs (docs/fuzzing.md).
 */
package dev.cachet.fuzz;
