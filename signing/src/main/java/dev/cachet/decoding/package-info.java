/** Decoding chunks off the device, where native code may run. */
@NullMarked
package dev.cachet.decoding;

import org.jspecify.annotations.NullMarked;
