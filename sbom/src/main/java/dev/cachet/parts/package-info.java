/** Parts that people write down by hand. */
@NullMarked
package dev.cachet.parts;

import org.jspecify.annotations.NullMarked;
