/** Which operating system a root folder holds, with the evidence for the answer. */
@NullMarked
package dev.cachet.os;

import org.jspecify.annotations.NullMarked;
