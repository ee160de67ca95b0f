/** Programs to copy from. They use the library through its public API only. */
package dev.cachet.examples;
