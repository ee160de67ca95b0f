/** What a device presents of itself, and what a package demands of it. */
@NullMarked
package dev.cachet.device;

import org.jspecify.annotations.NullMarked;
