/** What a policy demands of the trust root under which a release is sealed. */
@NullMarked
package dev.cachet.demand;

import org.jspecify.annotations.NullMarked;
