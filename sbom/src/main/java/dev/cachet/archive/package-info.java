/** What archives of the Java platform hold, and the archives inside them, read with limits. */
@NullMarked
package dev.cachet.archive;

import org.jspecify.annotations.NullMarked;
