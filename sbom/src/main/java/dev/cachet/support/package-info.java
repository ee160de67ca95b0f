/** Until when each component of an inventory is supported, inside the document and beside it. */
@NullMarked
package dev.cachet.support;

import org.jspecify.annotations.NullMarked;
