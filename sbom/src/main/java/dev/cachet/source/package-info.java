/** Where components come from, one class for each source. */
@NullMarked
package dev.cachet.source;

import org.jspecify.annotations.NullMarked;
