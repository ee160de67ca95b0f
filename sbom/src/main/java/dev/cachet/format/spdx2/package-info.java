/** SPDX 2 as JSON and as tags and values, alone or in sets of documents. */
@NullMarked
package dev.cachet.format.spdx2;

import org.jspecify.annotations.NullMarked;
