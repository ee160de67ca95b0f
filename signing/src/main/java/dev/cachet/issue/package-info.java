/**
 * Makes what devices take beside a package: install grants, site statements, downgrades, sequence
 * statements and notices of end of support, signed by their holders one by one.
 */
package dev.cachet.issue;
