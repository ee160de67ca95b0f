/** One codec for each document format. */
@NullMarked
package dev.cachet.format;

import org.jspecify.annotations.NullMarked;
