/**
 * Options that several commands have: the time, the trust root in force, the lifecycle facts, a
 * release.
 */
package dev.cachet.cli.option;
