/** Whether what changed between two releases contradicts what is claimed about the change. */
@NullMarked
package dev.cachet.change;

import org.jspecify.annotations.NullMarked;
