/** The rules of a gate, and what they judged. */
@NullMarked
package dev.cachet.gate.rule;

import org.jspecify.annotations.NullMarked;
