/** What differs between two SBOMs. */
@NullMarked
package dev.cachet.drift.difference;

import org.jspecify.annotations.NullMarked;
