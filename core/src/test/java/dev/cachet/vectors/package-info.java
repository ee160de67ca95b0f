/**
 * Conformance vectors of format 1: the generator that writes them, and the tests that judge the
 * committed files. The text of roots and envelopes is written from the specification, without the
 * reader's code; keys and times are fixed.
 */
package dev.cachet.vectors;
