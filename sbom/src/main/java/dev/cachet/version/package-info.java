/** Which of two versions is the newer, by the rules of each ecosystem. */
@NullMarked
package dev.cachet.version;

import org.jspecify.annotations.NullMarked;
