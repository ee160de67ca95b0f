/** User names, passwords and tokens that addresses in files of others hold. */
@NullMarked
package dev.cachet.secret;

import org.jspecify.annotations.NullMarked;
