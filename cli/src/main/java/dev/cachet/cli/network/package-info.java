/** The command {@code cachet network}. */
package dev.cachet.cli.network;
