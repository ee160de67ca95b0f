/** Answers about UDIs, a line each. */
@NullMarked
package dev.cachet.identifier;

import org.jspecify.annotations.NullMarked;
