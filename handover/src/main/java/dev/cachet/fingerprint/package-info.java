/** Digests of the files that a package installs, as lists that antivirus and audit tools read. */
@NullMarked
package dev.cachet.fingerprint;

import org.jspecify.annotations.NullMarked;
