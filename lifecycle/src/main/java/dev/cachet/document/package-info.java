/** Reading from an SBOM what its support can be judged by, and no more. */
@NullMarked
package dev.cachet.document;

import org.jspecify.annotations.NullMarked;
