/** What commands print and write, how much they say, and the exit codes. */
package dev.cachet.cli.output;
