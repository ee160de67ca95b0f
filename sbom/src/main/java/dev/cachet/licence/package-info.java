/** Licences: claims, and the list of SPDX. */
@NullMarked
package dev.cachet.licence;

import org.jspecify.annotations.NullMarked;
