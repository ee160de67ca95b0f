/** Manufacturer Usage Descriptions (RFC 8520), made of a network profile. */
@NullMarked
package dev.cachet.mud;

import org.jspecify.annotations.NullMarked;
