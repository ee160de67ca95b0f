/**
 * Tests that an implementation of a port of Cachet has to pass, shipped for whoever writes one:
 * extend {@link dev.cachet.conformance.BootSwitchContract} or {@link
 * dev.cachet.conformance.StorageContract} in a test of your own, with JUnit 5.
 */
package dev.cachet.conformance;
