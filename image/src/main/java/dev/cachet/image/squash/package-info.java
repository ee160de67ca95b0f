/** SquashFS. */
@NullMarked
package dev.cachet.image.squash;

import org.jspecify.annotations.NullMarked;
