/** CycloneDX as JSON. */
@NullMarked
package dev.cachet.format.cyclonedx;

import org.jspecify.annotations.NullMarked;
