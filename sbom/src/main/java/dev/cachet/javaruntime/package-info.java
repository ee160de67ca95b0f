/** Java runtimes on a root folder. */
@NullMarked
package dev.cachet.javaruntime;

import org.jspecify.annotations.NullMarked;
