/** A report on support, written for people and machines. */
@NullMarked
package dev.cachet.lifecycle.report;

import org.jspecify.annotations.NullMarked;
