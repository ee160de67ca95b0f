/** The commands about time: until when a system or the components of an SBOM are supported. */
@NullMarked
package dev.cachet.command.support;

import org.jspecify.annotations.NullMarked;
