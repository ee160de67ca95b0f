/** Pages for an operator: sections of sentences and tables, the same for each form. */
@NullMarked
package dev.cachet.page;

import org.jspecify.annotations.NullMarked;
