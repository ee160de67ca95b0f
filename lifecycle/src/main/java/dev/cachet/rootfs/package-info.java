/** Reading files inside one root folder and never outside it, with limits. */
@NullMarked
package dev.cachet.rootfs;

import org.jspecify.annotations.NullMarked;
