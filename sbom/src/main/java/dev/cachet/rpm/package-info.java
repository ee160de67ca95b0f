/** What databases of RPM hold, read with limits and without native code (ADR 0024). */
@NullMarked
package dev.cachet.rpm;

import org.jspecify.annotations.NullMarked;
