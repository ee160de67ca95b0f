/** What jars and other archives of Java hold, by the traces that builds leave in them. */
@NullMarked
package dev.cachet.jar;

import org.jspecify.annotations.NullMarked;
