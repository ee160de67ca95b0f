/** What a gate is shown: the release that is declared, the previous one, documents and facts. */
@NullMarked
package dev.cachet.gate.input;

import org.jspecify.annotations.NullMarked;
