/**
 * Private keys and what is made with them, one signature at a time. The only package of this module
 * that touches key material.
 */
@NullMarked
package dev.cachet.signer;

import org.jspecify.annotations.NullMarked;
