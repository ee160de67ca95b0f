/** The database of apk. */
@NullMarked
package dev.cachet.apk;

import org.jspecify.annotations.NullMarked;
