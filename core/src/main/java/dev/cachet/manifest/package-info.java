/** The manifest of a package, and its reader. */
@NullMarked
package dev.cachet.manifest;

import org.jspecify.annotations.NullMarked;
