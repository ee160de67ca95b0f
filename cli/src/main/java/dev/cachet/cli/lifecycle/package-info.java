/** The command {@code cachet lifecycle}. */
package dev.cachet.cli.lifecycle;
