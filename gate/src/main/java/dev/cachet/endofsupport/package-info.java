/**
 * What a manufacturer says when the support of a product ends: dates that people write down, and
 * the documents for people and tools that follow from them.
 */
package dev.cachet.endofsupport;
