/** Comparisons side by side, quoted as ratios; run by hand, never by CI. */
package dev.cachet.benchmarks;
