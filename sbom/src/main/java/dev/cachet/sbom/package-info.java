/** Immutable inventory values: components, what each needs, and how complete the list is. */
@NullMarked
package dev.cachet.sbom;

import org.jspecify.annotations.NullMarked;
