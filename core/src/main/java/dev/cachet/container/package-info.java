/** The members of the tar archive that a package is. */
@NullMarked
package dev.cachet.container;

import org.jspecify.annotations.NullMarked;
