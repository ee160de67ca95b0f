/** What identifies components and inputs: hashes, tags, and where they were seen. */
@NullMarked
package dev.cachet.identity;

import org.jspecify.annotations.NullMarked;
