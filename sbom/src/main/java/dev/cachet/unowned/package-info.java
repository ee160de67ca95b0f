/** Programs, scripts and archives on a root folder that no package owns. */
@NullMarked
package dev.cachet.unowned;

import org.jspecify.annotations.NullMarked;
