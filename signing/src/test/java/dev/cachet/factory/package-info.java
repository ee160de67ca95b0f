/** A small manufacturer for tests: people with keys, and roots over them. */
package dev.cachet.factory;
