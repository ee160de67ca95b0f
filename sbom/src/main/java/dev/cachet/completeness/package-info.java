/** Which parts of an SBOM are said to be complete. */
@NullMarked
package dev.cachet.completeness;

import org.jspecify.annotations.NullMarked;
