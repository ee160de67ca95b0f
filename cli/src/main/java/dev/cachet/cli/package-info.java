/** The command {@code cachet}: parse, call one method of the library, print. */
package dev.cachet.cli;
