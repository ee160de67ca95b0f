/**
 * The commands {@code cachet grant}, {@code site} and {@code downgrade}: statements by others than
 * the manufacturer's release.
 */
package dev.cachet.cli.statement;
