/** What a device remembers of one slot, step, notice or file. */
package dev.cachet.memory.record;
