/** The local database of pacman. */
@NullMarked
package dev.cachet.pacman;

import org.jspecify.annotations.NullMarked;
