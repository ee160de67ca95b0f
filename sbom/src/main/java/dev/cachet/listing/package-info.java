/** Every entry of a root with its attributes, as a file and as digests. */
@NullMarked
package dev.cachet.listing;

import org.jspecify.annotations.NullMarked;
