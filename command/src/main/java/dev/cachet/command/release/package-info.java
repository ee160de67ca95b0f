/** The commands about a release: verify, sign, seal, and the trust roots that they start from. */
@NullMarked
package dev.cachet.command.release;

import org.jspecify.annotations.NullMarked;
