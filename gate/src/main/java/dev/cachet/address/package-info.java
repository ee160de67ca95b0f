/** Addresses of IPv4 and IPv6 as numbers and as text; no name is ever resolved. */
@NullMarked
package dev.cachet.address;

import org.jspecify.annotations.NullMarked;
