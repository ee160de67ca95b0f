/** The folder that a hospital gets with a release. */
@NullMarked
package dev.cachet.handover;

import org.jspecify.annotations.NullMarked;
