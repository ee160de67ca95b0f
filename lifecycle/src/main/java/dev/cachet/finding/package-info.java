/** One thing found about a system or a document, and the ways to print it. */
@NullMarked
package dev.cachet.finding;

import org.jspecify.annotations.NullMarked;
