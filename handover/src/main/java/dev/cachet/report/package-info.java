/** One report of a release: what is in it, what is new, who signed, what was judged. */
@NullMarked
package dev.cachet.report;

import org.jspecify.annotations.NullMarked;
