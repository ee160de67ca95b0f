/** Tokens of JWT: receipts that a device signs with its own key, and grants. */
package dev.cachet.jose.token;
