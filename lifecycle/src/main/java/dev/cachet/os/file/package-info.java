/** Files that name an operating system. */
@NullMarked
package dev.cachet.os.file;

import org.jspecify.annotations.NullMarked;
