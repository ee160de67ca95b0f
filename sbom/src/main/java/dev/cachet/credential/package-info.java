/** Credentials in addresses of an SBOM, and their removal. */
@NullMarked
package dev.cachet.credential;

import org.jspecify.annotations.NullMarked;
