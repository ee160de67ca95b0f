/**
 * A package of format 1 as bytes: container, manifest, index and chunks, read in bounded memory and
 * through one descriptor.
 */
@NullMarked
package dev.cachet.pack;

import org.jspecify.annotations.NullMarked;
