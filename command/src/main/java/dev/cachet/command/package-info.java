/**
 * What the command line and the Maven plugin share: the settings of a command under the names that
 * each front gives them, the grammar of days and instants, and what is said of a failure.
 */
@NullMarked
package dev.cachet.command;

import org.jspecify.annotations.NullMarked;
