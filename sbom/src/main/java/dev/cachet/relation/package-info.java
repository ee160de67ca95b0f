/** Relations between packages, and the orders of versions that decide them. */
@NullMarked
package dev.cachet.relation;

import org.jspecify.annotations.NullMarked;
