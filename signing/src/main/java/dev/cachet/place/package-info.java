/** How files and folders come to be: whole or not at all, and in place of another only if asked. */
@NullMarked
package dev.cachet.place;

import org.jspecify.annotations.NullMarked;
