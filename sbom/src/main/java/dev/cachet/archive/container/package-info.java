/** The containers zip and tar: bytes, limits, directories and entries. */
@NullMarked
package dev.cachet.archive.container;

import org.jspecify.annotations.NullMarked;
