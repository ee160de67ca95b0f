/** What people answered about a change. */
@NullMarked
package dev.cachet.change.answer;

import org.jspecify.annotations.NullMarked;
