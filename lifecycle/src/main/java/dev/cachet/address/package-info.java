/** Addresses that files of others hold. */
@NullMarked
package dev.cachet.address;

import org.jspecify.annotations.NullMarked;
