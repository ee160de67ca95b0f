/** Which check or paper of a release answers which requirement, and which is answered by none. */
@NullMarked
package dev.cachet.matrix;

import org.jspecify.annotations.NullMarked;
