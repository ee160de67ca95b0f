/** What quality and regulatory affairs demand, as a file that they write and review. */
@NullMarked
package dev.cachet.policy;

import org.jspecify.annotations.NullMarked;
