/** Whether the inputs of an SBOM are still those of the build. */
@NullMarked
package dev.cachet.drift.input;

import org.jspecify.annotations.NullMarked;
