/** Packages of npm on a root folder. */
@NullMarked
package dev.cachet.node;

import org.jspecify.annotations.NullMarked;
