/** The commands {@code cachet gate}, {@code pack}, {@code policy} and {@code tripwire}. */
package dev.cachet.cli.gate;
