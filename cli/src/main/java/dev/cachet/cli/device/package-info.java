/** The command {@code cachet device}. */
package dev.cachet.cli.device;
