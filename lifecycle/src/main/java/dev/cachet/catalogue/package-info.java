/** Facts about release cycles: the table, how it is compiled, and what is laid over it. */
@NullMarked
package dev.cachet.catalogue;

import org.jspecify.annotations.NullMarked;
