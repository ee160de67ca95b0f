/** A package is authentic and meant for this device, or why not. */
package dev.cachet.verification;
