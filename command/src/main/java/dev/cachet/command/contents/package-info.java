/** The commands about contents: write an SBOM, and check one. */
@NullMarked
package dev.cachet.command.contents;

import org.jspecify.annotations.NullMarked;
