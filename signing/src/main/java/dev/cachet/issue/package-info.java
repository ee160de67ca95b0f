/**
 * Makes what devices take beside a package: install grants, site statements, downgrades and
 * sequence statements, signed by their holders one by one.
 */
package dev.cachet.issue;
