/** Manifests of images that Yocto built. */
@NullMarked
package dev.cachet.yocto;

import org.jspecify.annotations.NullMarked;
