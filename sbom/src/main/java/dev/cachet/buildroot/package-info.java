/** The legal information of Buildroot. */
@NullMarked
package dev.cachet.buildroot;

import org.jspecify.annotations.NullMarked;
