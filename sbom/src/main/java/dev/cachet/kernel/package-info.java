/** Linux kernels and their modules on a root folder. */
@NullMarked
package dev.cachet.kernel;

import org.jspecify.annotations.NullMarked;
