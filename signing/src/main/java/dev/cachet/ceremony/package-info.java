/** How trust roots come to be: drafted, signed one by one, checked as devices will check them. */
@NullMarked
package dev.cachet.ceremony;

import org.jspecify.annotations.NullMarked;
