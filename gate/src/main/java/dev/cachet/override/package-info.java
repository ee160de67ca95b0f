/** Ways round a finding of the gate: which there is for each rule, and the one of last resort. */
@NullMarked
package dev.cachet.override;

import org.jspecify.annotations.NullMarked;
