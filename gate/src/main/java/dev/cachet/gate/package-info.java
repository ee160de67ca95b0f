/** One run over all evidence: a proof that it passed, or what stands against it. */
@NullMarked
package dev.cachet.gate;

import org.jspecify.annotations.NullMarked;
