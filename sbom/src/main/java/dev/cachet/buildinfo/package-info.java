/** What programs of Go and Rust record of the modules that they are built from. */
@NullMarked
package dev.cachet.buildinfo;

import org.jspecify.annotations.NullMarked;
