/** The database of dpkg, and the licences and relations that Debian writes. */
@NullMarked
package dev.cachet.dpkg;

import org.jspecify.annotations.NullMarked;
