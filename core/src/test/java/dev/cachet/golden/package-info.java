/**
 * Packages made entry by entry by a writer of the tests' own, which shares no code with the reader,
 * and the golden package of format 1 that it made.
 */
package dev.cachet.golden;
