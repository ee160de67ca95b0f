/** CycloneDX as XML. */
@NullMarked
package dev.cachet.format.xml;

import org.jspecify.annotations.NullMarked;
