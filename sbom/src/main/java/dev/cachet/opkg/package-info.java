/** The database of opkg. */
@NullMarked
package dev.cachet.opkg;

import org.jspecify.annotations.NullMarked;
