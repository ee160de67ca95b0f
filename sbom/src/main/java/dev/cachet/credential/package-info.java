/**
 * Texts that an SBOM must not carry: credentials in addresses, and characters that no document can
 * hold.
 */
@NullMarked
package dev.cachet.credential;

import org.jspecify.annotations.NullMarked;
