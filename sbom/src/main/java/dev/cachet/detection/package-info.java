/** The port of those who find software on a root folder that no package database names. */
@NullMarked
package dev.cachet.detection;

import org.jspecify.annotations.NullMarked;
