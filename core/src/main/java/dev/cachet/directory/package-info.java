/** Payloads of kind directory: a signed archive, unpacked into a folder of the boot slot. */
package dev.cachet.directory;
