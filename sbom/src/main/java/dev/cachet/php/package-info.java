/** Packages of PHP, by what Composer records where it installs. */
@NullMarked
package dev.cachet.php;

import org.jspecify.annotations.NullMarked;
