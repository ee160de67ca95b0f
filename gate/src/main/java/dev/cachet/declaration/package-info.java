/** Strict JSON files that people write: policies, lists and profiles, with limits. */
@NullMarked
package dev.cachet.declaration;

import org.jspecify.annotations.NullMarked;
