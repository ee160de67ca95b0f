/** Which connections a device needs: declared by its maker, judged, and bound to a site. */
@NullMarked
package dev.cachet.network;

import org.jspecify.annotations.NullMarked;
