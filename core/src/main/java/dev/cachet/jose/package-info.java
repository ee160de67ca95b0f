/**
 * Envelopes, keys and the closed list of algorithms. In this module only this package touches
 * signature classes: Bouncy Castle's lightweight API, never a security provider of the host, and
 * jjwt for the receipts of a device.
 */
package dev.cachet.jose;
