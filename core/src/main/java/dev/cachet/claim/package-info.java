/** What a manifest claims of a release: its change, class, operating system and rollout. */
@NullMarked
package dev.cachet.claim;

import org.jspecify.annotations.NullMarked;
