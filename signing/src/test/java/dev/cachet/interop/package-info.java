/**
 * Other implementations against ours. They need Node, OpenSSL and a package registry, so they run
 * in the profile {@code interop} only.
 */
package dev.cachet.interop;
