/** The command {@code cachet udi}. */
package dev.cachet.cli.udi;
