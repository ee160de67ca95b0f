/** A root folder as a source: which readers it is shown to, and in what order. */
@NullMarked
package dev.cachet.root;

import org.jspecify.annotations.NullMarked;
