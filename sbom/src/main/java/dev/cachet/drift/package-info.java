/** Whether an inventory and the thing that it describes still agree. */
@NullMarked
package dev.cachet.drift;

import org.jspecify.annotations.NullMarked;
