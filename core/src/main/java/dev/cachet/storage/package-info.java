/**
 * The one door to the disk: every file that installation, memory and audit keep lies under one
 * folder and is reached through {@link dev.cachet.storage.Storage}.
 */
package dev.cachet.storage;
