/** SPDX 3 as JSON-LD. */
@NullMarked
package dev.cachet.format.spdx3;

import org.jspecify.annotations.NullMarked;
