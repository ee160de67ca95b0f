/** The hash-chained log of what a device did, and how a log that was cut short is noticed. */
package dev.cachet.audit;
