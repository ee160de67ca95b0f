/** What a POM says of itself. */
@NullMarked
package dev.cachet.archive.pom;

import org.jspecify.annotations.NullMarked;
