/** The support report as a page on which its phases are drawn against the days that matter. */
@NullMarked
package dev.cachet.timeline;

import org.jspecify.annotations.NullMarked;
