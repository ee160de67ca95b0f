/**
 * Why something was refused: one closed list of reasons, and the one checked exception that carries
 * them.
 */
package dev.cachet.refusal;
