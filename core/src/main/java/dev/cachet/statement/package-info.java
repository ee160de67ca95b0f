/**
 * Small signed documents that come beside a package: install grants, site statements, downgrades,
 * and what a device asks for (statements specification).
 */
package dev.cachet.statement;
