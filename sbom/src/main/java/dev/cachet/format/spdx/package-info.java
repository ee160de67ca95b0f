/** What both versions of SPDX share: names, properties, licences of one's own and relations. */
@NullMarked
package dev.cachet.format.spdx;

import org.jspecify.annotations.NullMarked;
