/**
 * What a device must remember across power loss: its root in force, what it may no longer go back
 * to, what its slots hold, and which update is under way.
 */
package dev.cachet.memory;
