/** What gates wrote down, and the rules by which a record is believed. */
@NullMarked
package dev.cachet.gate.record;

import org.jspecify.annotations.NullMarked;
