/** Which inventory describes a payload: by its digest, by what it holds, or by a statement. */
@NullMarked
package dev.cachet.payload;

import org.jspecify.annotations.NullMarked;
