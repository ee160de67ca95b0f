/**
 * From a description and a passed gate to a package: draft, folder without signatures, sealed file.
 */
@NullMarked
package dev.cachet.author;

import org.jspecify.annotations.NullMarked;
