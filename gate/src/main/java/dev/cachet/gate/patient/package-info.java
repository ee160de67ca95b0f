/** What the gate makes of patient records that lie in a payload. */
@NullMarked
package dev.cachet.gate.patient;

import org.jspecify.annotations.NullMarked;
