/** The commands that sign, seal, verify, examine, hand over and report on a package. */
package dev.cachet.cli.release;
