/** The command {@code cachet key}, and the options with which other commands sign. */
package dev.cachet.cli.key;
