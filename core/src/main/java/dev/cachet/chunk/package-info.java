/** Chunks of a payload: their index, and the proof that each is what the index says. */
@NullMarked
package dev.cachet.chunk;

import org.jspecify.annotations.NullMarked;
