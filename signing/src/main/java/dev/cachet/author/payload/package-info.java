/** Contents of a package: cut into chunks, compressed, indexed. */
@NullMarked
package dev.cachet.author.payload;

import org.jspecify.annotations.NullMarked;
