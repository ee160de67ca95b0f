/** Python distributions on a root folder. */
@NullMarked
package dev.cachet.python;

import org.jspecify.annotations.NullMarked;
