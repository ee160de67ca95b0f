/** Which release cycle a component, a document or a running system belongs to. */
@NullMarked
package dev.cachet.lookup;

import org.jspecify.annotations.NullMarked;
