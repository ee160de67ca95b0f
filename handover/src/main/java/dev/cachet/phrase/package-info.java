/**
 * What people read, in their language: the words come from a file a language, the values from
 * elsewhere.
 */
@NullMarked
package dev.cachet.phrase;

import org.jspecify.annotations.NullMarked;
