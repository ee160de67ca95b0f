/** Several inventories as one, with the device on top. */
@NullMarked
package dev.cachet.merge;

import org.jspecify.annotations.NullMarked;
