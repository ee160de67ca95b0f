/** Which slots a device has, and how one is written. */
package dev.cachet.installation.slot;
