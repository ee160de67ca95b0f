/** The sheet that a person sees before signing. */
@NullMarked
package dev.cachet.author.sheet;

import org.jspecify.annotations.NullMarked;
