/** Rules of verification that look at one thing each. */
package dev.cachet.verification.rule;
