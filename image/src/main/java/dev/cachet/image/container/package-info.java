/** Images of containers in one archive: the layers of one image as the root that they make. */
@NullMarked
package dev.cachet.image.container;

import org.jspecify.annotations.NullMarked;
