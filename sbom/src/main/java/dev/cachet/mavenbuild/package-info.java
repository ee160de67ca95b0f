/** What a Maven build resolves and packs. */
@NullMarked
package dev.cachet.mavenbuild;

import org.jspecify.annotations.NullMarked;
