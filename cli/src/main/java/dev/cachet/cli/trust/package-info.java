/** The command {@code cachet trust}. */
package dev.cachet.cli.trust;
