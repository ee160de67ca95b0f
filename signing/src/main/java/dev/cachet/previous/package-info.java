/** What a release is compared with: the release before it. */
@NullMarked
package dev.cachet.previous;

import org.jspecify.annotations.NullMarked;
