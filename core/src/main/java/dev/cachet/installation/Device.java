package dev.cachet.installation;

import dev.cachet.audit.AuditLog;
import dev.cachet.boot.BootSwitch;
import dev.cachet.jose.DeviceKey;
import dev.cachet.memory.DeviceMemory;
import dev.cachet.storage.Storage;

/** The parts of the device that an installation works on. */
record Device(
    Storage storage,
    DeviceMemory memory,
    BootSwitch bootSwitch,
    SlotLayout layout,
    DeviceKey key,
    AuditLog audit) {}
