/** A released package, verified and read, for people who install nothing. */
@NullMarked
package dev.cachet.released;

import org.jspecify.annotations.NullMarked;
