/** The state of the files that a build left behind. */
@NullMarked
package dev.cachet.buildstate;

import org.jspecify.annotations.NullMarked;
