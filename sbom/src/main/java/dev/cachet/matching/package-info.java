/** Which component of one document is which of another. */
@NullMarked
package dev.cachet.matching;

import org.jspecify.annotations.NullMarked;
