/** Facts about release cycles, and the verdict on support on a given day. */
@NullMarked
package dev.cachet.lifecycle;

import org.jspecify.annotations.NullMarked;
