/** Which edition of each standard and law the rules rest on, and when that was last checked. */
@NullMarked
package dev.cachet.edition;

import org.jspecify.annotations.NullMarked;
