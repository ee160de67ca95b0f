/** What images are read into: a tree of nodes with contents. */
@NullMarked
package dev.cachet.image.content;

import org.jspecify.annotations.NullMarked;
