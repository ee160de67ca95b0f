/** What an inventory and a document say differently of the same component. */
@NullMarked
package dev.cachet.drift.content;

import org.jspecify.annotations.NullMarked;
