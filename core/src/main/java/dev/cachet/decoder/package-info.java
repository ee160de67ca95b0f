/** Decoders of chunks. */
@NullMarked
package dev.cachet.decoder;

import org.jspecify.annotations.NullMarked;
