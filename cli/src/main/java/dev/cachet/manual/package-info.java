/** What a shell and a reader are told of a command line: manual pages and completion. */
package dev.cachet.manual;
